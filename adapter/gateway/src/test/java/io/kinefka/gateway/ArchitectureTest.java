package io.kinefka.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the parts of the house, over every class of ours that the gateway carries. */
@AnalyzeClasses(packages = "io.kinefka", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String GATEWAY = "io.kinefka.gateway..";
    private static final String EDGE = "io.kinefka.gateway.edge..";
    private static final String AWS = "io.kinefka.aws..";
    private static final String KINESIS = "io.kinefka.kinesis..";
    private static final String COMPANIONS = "io.kinefka.companions..";
    private static final String LOG = "io.kinefka.log..";
    private static final String BROKER = "io.kinefka.broker..";
    private static final String MAPPING = "io.kinefka.mapping..";
    private static final String ENCRYPTION = "io.kinefka.encryption..";

    private static final String[] VERTX = {"io.vertx..", "io.netty.."};
    private static final String[] KAFKA = {"org.apache.kafka..", "kafka.."};
    private static final String JACKSON = "com.fasterxml.jackson..";

    @ArchTest
    static final ArchRule onlyTheEdgeKnowsVertx = noClasses()
            .that()
            .resideOutsideOfPackage(EDGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VERTX);

    @ArchTest
    static final ArchRule onlyTheMappingsLogAndBrokerKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages(MAPPING, ENCRYPTION, LOG, BROKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KAFKA);

    @ArchTest
    static final ArchRule operationsDoNotKnowHowTheyAreEncoded = noClasses()
            .that()
            .resideInAnyPackage(KINESIS, COMPANIONS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JACKSON)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule mappingStandsAlone = noClasses()
            .that()
            .resideInAPackage(MAPPING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENCRYPTION, AWS, LOG, KINESIS, COMPANIONS, BROKER, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule encryptionKnowsOnlyMapping = noClasses()
            .that()
            .resideInAPackage(ENCRYPTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS, LOG, KINESIS, COMPANIONS, BROKER, GATEWAY);

    @ArchTest
    static final ArchRule onlyEncryptionKnowsCiphers = noClasses()
            .that()
            .resideOutsideOfPackage(ENCRYPTION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule awsStandsAlone = noClasses()
            .that()
            .resideInAPackage(AWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAPPING, LOG, KINESIS, COMPANIONS, BROKER, GATEWAY);

    @ArchTest
    static final ArchRule brokerStandsAlone = noClasses()
            .that()
            .resideInAPackage(BROKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAPPING, AWS, LOG, KINESIS, COMPANIONS, GATEWAY);

    @ArchTest
    static final ArchRule logKnowsOnlyMapping = noClasses()
            .that()
            .resideInAPackage(LOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS, KINESIS, COMPANIONS, BROKER, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesDoNotKnowWhoRunsThem = noClasses()
            .that()
            .resideInAnyPackage(KINESIS, COMPANIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BROKER, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kinesisDoesNotKnowItsCompanions = noClasses()
            .that()
            .resideInAPackage(KINESIS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMPANIONS);

    @ArchTest
    static final ArchRule companionsDoNotKnowKinesis = noClasses()
            .that()
            .resideInAPackage(COMPANIONS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(KINESIS);

    @ArchTest
    static final ArchRule configurationKnowsNothingThatRuns = noClasses()
            .that()
            .resideInAPackage("io.kinefka.gateway.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.kinefka.gateway", EDGE, "io.kinefka.gateway.metrics..", BROKER, LOG, KINESIS, COMPANIONS);

    @ArchTest
    static final ArchRule packagesFormNoCircles =
            slices().matching("io.kinefka.(**)").should().beFreeOfCycles();
}
