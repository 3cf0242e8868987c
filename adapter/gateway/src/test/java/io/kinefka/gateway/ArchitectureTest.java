package io.kinefka.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the parts of the house, over every class of ours that the gateway carries. */
@AnalyzeClasses(
        packages = "io.kinefka",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String GATEWAY = "io.kinefka.gateway..";
    private static final String EDGE = "io.kinefka.gateway.edge..";
    private static final String AWS = "io.kinefka.aws..";
    private static final String KINESIS = "io.kinefka.kinesis..";
    private static final String COMPANIONS = "io.kinefka.companions..";
    private static final String FIREHOSE = "io.kinefka.firehose..";
    private static final String FIREHOSE_HOST = "io.kinefka.firehose.host..";
    private static final String ANALYTICS = "io.kinefka.analytics..";
    private static final String ANALYTICS_HOST = "io.kinefka.analytics.host..";
    private static final String ANALYTICS_API = "io.kinefka.analytics.api..";
    private static final String ANALYTICS_OPERATORS = "io.kinefka.analytics.run..";
    private static final String ANALYTICS_COMPILER = "io.kinefka.analytics.sql..";
    private static final String DELIVERY = "io.kinefka.delivery..";
    private static final String LOG = "io.kinefka.log..";
    private static final String BROKER = "io.kinefka.broker..";
    private static final String MAPPING = "io.kinefka.mapping..";
    private static final String ENCRYPTION = "io.kinefka.encryption..";
    private static final String LEASES = "io.kinefka.kcl.leases..";

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
    static final ArchRule onlyTheMappingsLogHostBrokerAndLeasesKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages(MAPPING, ENCRYPTION, LOG, FIREHOSE_HOST, ANALYTICS_HOST, BROKER, LEASES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KAFKA);

    @ArchTest
    static final ArchRule operationsDoNotKnowHowTheyAreEncoded = noClasses()
            .that()
            .resideInAnyPackage(KINESIS, COMPANIONS, FIREHOSE, ANALYTICS_API)
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
            .resideInAnyPackage(
                    ENCRYPTION, AWS, LOG, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, DELIVERY, BROKER, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule encryptionKnowsOnlyMapping = noClasses()
            .that()
            .resideInAPackage(ENCRYPTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS, LOG, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, DELIVERY, BROKER, GATEWAY);

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
            .resideInAnyPackage(MAPPING, LOG, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, DELIVERY, BROKER, GATEWAY);

    @ArchTest
    static final ArchRule brokerStandsAlone = noClasses()
            .that()
            .resideInAPackage(BROKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAPPING, AWS, LOG, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, DELIVERY, GATEWAY);

    @ArchTest
    static final ArchRule logKnowsOnlyMapping = noClasses()
            .that()
            .resideInAPackage(LOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, DELIVERY, BROKER, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesDoNotKnowWhoRunsThem = noClasses()
            .that()
            .resideInAnyPackage(KINESIS, COMPANIONS, FIREHOSE, ANALYTICS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BROKER, GATEWAY)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kinesisKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage(KINESIS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMPANIONS, FIREHOSE, ANALYTICS);

    @ArchTest
    static final ArchRule companionsKnowNoOtherService = noClasses()
            .that()
            .resideInAPackage(COMPANIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KINESIS, FIREHOSE, ANALYTICS);

    @ArchTest
    static final ArchRule firehoseKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage(FIREHOSE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KINESIS, COMPANIONS, ANALYTICS);

    @ArchTest
    static final ArchRule analyticsKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage(ANALYTICS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KINESIS, COMPANIONS, FIREHOSE, DELIVERY);

    @ArchTest
    static final ArchRule theCompilerAndTheOperatorsKnowNothingAround = noClasses()
            .that()
            .resideInAnyPackage(ANALYTICS_COMPILER, ANALYTICS_OPERATORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS, LOG, MAPPING, ENCRYPTION, ANALYTICS_API, ANALYTICS_HOST);

    @ArchTest
    static final ArchRule leasesKnowOnlyMapping = noClasses()
            .that()
            .resideInAPackage(LEASES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ENCRYPTION, AWS, LOG, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, DELIVERY, BROKER, GATEWAY);

    @ArchTest
    static final ArchRule deliveryStandsAlone = noClasses()
            .that()
            .resideInAPackage(DELIVERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    MAPPING, ENCRYPTION, AWS, LOG, KINESIS, COMPANIONS, FIREHOSE, ANALYTICS, BROKER, GATEWAY);

    @ArchTest
    static final ArchRule configurationKnowsNothingThatRuns = noClasses()
            .that()
            .resideInAPackage("io.kinefka.gateway.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.kinefka.gateway",
                    EDGE,
                    "io.kinefka.gateway.metrics..",
                    BROKER,
                    LOG,
                    KINESIS,
                    COMPANIONS,
                    FIREHOSE,
                    ANALYTICS);

    @ArchTest
    static final ArchRule packagesFormNoCircles =
            slices().matching("io.kinefka.(**)").should().beFreeOfCycles();

    /** Leaves out what other modules share for tests. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
