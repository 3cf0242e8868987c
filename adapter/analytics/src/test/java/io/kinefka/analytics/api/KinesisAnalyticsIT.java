package io.kinefka.analytics.api;

import static io.kinefka.analytics.api.Gateway.Api.V1;
import static io.kinefka.analytics.api.Gateway.Api.V2;
import static io.kinefka.analytics.api.Texts.CODE;
import static io.kinefka.analytics.api.Texts.FUNCTION;
import static io.kinefka.analytics.api.Texts.ROLE;
import static io.kinefka.analytics.api.Texts.STREAM;
import static io.kinefka.analytics.api.Texts.about;
import static io.kinefka.analytics.api.Texts.change;
import static io.kinefka.analytics.api.Texts.input;
import static io.kinefka.analytics.api.Texts.newV1;
import static io.kinefka.analytics.api.Texts.newV2;
import static io.kinefka.analytics.api.Texts.output;
import static io.kinefka.analytics.api.Texts.quoted;
import static io.kinefka.analytics.api.Texts.reference;
import static io.kinefka.analytics.api.Texts.withRole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.analytics.application.Applications;
import io.kinefka.analytics.application.RunningApplication;
import io.kinefka.aws.model.ServiceModels;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first version of the API: what is done through one gateway is seen through another. */
class KinesisAnalyticsIT {
    private static Gateway one;
    private static Gateway two;

    @BeforeAll
    static void open() {
        one = new Gateway(Applications.NONE);
        two = new Gateway(Applications.NONE);
        Streams.create(one.log(), "clicks", 1);
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
    }

    private static JsonNode describe(String name) {
        return two.succeed(V1, "DescribeApplication", about(name, "")).path("ApplicationDetail");
    }

    private static void createEmpty(String name) {
        one.succeed(V1, "CreateApplication", about(name, ""));
    }

    @Test
    void everyOperationOfTheModelIsAnswered() {
        var unknown = ServiceModels.kinesisAnalytics().operations().keySet().stream()
                .filter(operation -> one.call(V1, operation, "{}").code().equals("UnknownOperationException"));

        assertThat(unknown).isEmpty();
    }

    @Test
    void anApplicationIsDescribedAsAwsDescribesIt() {
        var summary = one.succeed(
                        V1,
                        "CreateApplication",
                        about(
                                "described",
                                "'ApplicationDescription': 'counts', 'ApplicationCode': " + quoted(CODE)
                                        + ", 'Inputs': [" + input(withRole(STREAM)) + "], 'Outputs': ["
                                        + output("COUNTS", withRole(STREAM))
                                        + "], 'CloudWatchLoggingOptions': [{'LogStreamARN': 'arn:aws:logs:x', 'RoleARN': '"
                                        + ROLE + "'}]"))
                .path("ApplicationSummary");

        var detail = describe("described");

        String arn = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/described";
        assertThat(summary.path("ApplicationARN").asText()).isEqualTo(arn);
        assertThat(summary.path("ApplicationStatus").asText()).isEqualTo("READY");
        assertThat(detail.path("ApplicationARN").asText()).isEqualTo(arn);
        assertThat(detail.path("ApplicationDescription").asText()).isEqualTo("counts");
        assertThat(detail.path("ApplicationCode").asText()).isEqualTo(CODE);
        assertThat(detail.path("ApplicationVersionId").asLong()).isEqualTo(1);
        assertThat(detail.path("CreateTimestamp").asDouble() % 1).isZero();
        var input = detail.path("InputDescriptions").path(0);
        assertThat(input.path("InputId").asText()).isEqualTo("1.1");
        assertThat(input.path("InAppStreamNames").path(0).asText()).isEqualTo("SOURCE_SQL_STREAM_001");
        assertThat(input.path("KinesisStreamsInputDescription")
                        .path("ResourceARN")
                        .asText())
                .isEqualTo(STREAM);
        assertThat(input.path("KinesisStreamsInputDescription").path("RoleARN").asText())
                .isEqualTo(ROLE);
        assertThat(input.path("InputParallelism").path("Count").asInt()).isEqualTo(1);
        assertThat(detail.path("OutputDescriptions").path(0).path("OutputId").asText())
                .isEqualTo("1.1");
        assertThat(detail.path("CloudWatchLoggingOptionDescriptions")
                        .path(0)
                        .path("CloudWatchLoggingOptionId")
                        .asText())
                .isEqualTo("1.1");
    }

    @Test
    void eachPartThatIsAddedOrRemovedMakesAVersion() {
        createEmpty("grown");

        one.succeed(V1, "AddApplicationInput", change("grown", 1, "'Input': " + input(withRole(STREAM))));
        two.succeed(
                V1,
                "AddApplicationReferenceDataSource",
                change("grown", 2, "'ReferenceDataSource': " + reference(", 'ReferenceRoleARN': '" + ROLE + "'")));
        one.succeed(V1, "AddApplicationOutput", change("grown", 3, "'Output': " + output("COUNTS", withRole(STREAM))));
        two.succeed(
                V1,
                "AddApplicationCloudWatchLoggingOption",
                change(
                        "grown",
                        4,
                        "'CloudWatchLoggingOption': {'LogStreamARN': 'arn:aws:logs:x', 'RoleARN': '" + ROLE + "'}"));
        one.succeed(
                V1,
                "AddApplicationInputProcessingConfiguration",
                change(
                        "grown",
                        5,
                        "'InputId': '1.1', 'InputProcessingConfiguration': {'InputLambdaProcessor': "
                                + withRole(FUNCTION) + "}"));

        var grown = describe("grown");
        assertThat(grown.path("ApplicationVersionId").asLong()).isEqualTo(6);
        assertThat(grown.path("ReferenceDataSourceDescriptions")
                        .path(0)
                        .path("ReferenceId")
                        .asText())
                .isEqualTo("2.1");
        assertThat(grown.path("InputDescriptions")
                        .path(0)
                        .path("InputProcessingConfigurationDescription")
                        .path("InputLambdaProcessorDescription")
                        .path("ResourceARN")
                        .asText())
                .isEqualTo(FUNCTION);

        two.succeed(V1, "DeleteApplicationInputProcessingConfiguration", change("grown", 6, "'InputId': '1.1'"));
        one.succeed(
                V1,
                "DeleteApplicationCloudWatchLoggingOption",
                change("grown", 7, "'CloudWatchLoggingOptionId': '4.1'"));
        two.succeed(V1, "DeleteApplicationOutput", change("grown", 8, "'OutputId': '3.1'"));
        one.succeed(V1, "DeleteApplicationReferenceDataSource", change("grown", 9, "'ReferenceId': '2.1'"));

        var shrunk = describe("grown");
        assertThat(shrunk.path("ApplicationVersionId").asLong()).isEqualTo(10);
        assertThat(shrunk.path("OutputDescriptions")).isEmpty();
        assertThat(shrunk.path("ReferenceDataSourceDescriptions")).isEmpty();
        assertThat(shrunk.path("CloudWatchLoggingOptionDescriptions")).isEmpty();
        assertThat(shrunk.path("InputDescriptions").path(0).has("InputProcessingConfigurationDescription"))
                .isFalse();
    }

    @Test
    void codeIsCompiledWhenItIsUpdatedAndItsErrorTellsThePlace() {
        one.succeed(V1, "CreateApplication", newV1("updated"));

        var refused = one.call(
                V1,
                "UpdateApplication",
                change(
                        "updated",
                        1,
                        "'ApplicationUpdate': {'ApplicationCodeUpdate': "
                                + quoted("CREATE STREAM A (N BIGINT);\nCREATE PUMP P AS INSERT INTO A\n"
                                        + "SELECT STREAM NOTHING FROM SOURCE_SQL_STREAM_001;")
                                + "}"));
        two.succeed(
                V1,
                "UpdateApplication",
                change(
                        "updated",
                        1,
                        "'ApplicationUpdate': {'ApplicationCodeUpdate': " + quoted("CREATE STREAM A (N BIGINT);")
                                + ", 'InputUpdates': [{'InputId': '1.1', 'InputParallelismUpdate': {'CountUpdate': 2}}]}"));

        assertThat(refused.code()).isEqualTo("CodeValidationException");
        assertThat(refused.message()).startsWith("SQL error or missing source: At line 3, column 15: ");
        var detail = describe("updated");
        assertThat(detail.path("ApplicationCode").asText()).isEqualTo("CREATE STREAM A (N BIGINT);");
        assertThat(detail.path("ApplicationVersionId").asLong()).isEqualTo(2);
        assertThat(detail.path("InputDescriptions").path(0).path("InAppStreamNames"))
                .hasSize(2);
    }

    @Test
    void anApplicationRunsBetweenStartAndStop() {
        one.succeed(V1, "CreateApplication", newV1("running"));
        String start = about(
                "running",
                "'InputConfigurations': [{'Id': '1.1', 'InputStartingPositionConfiguration':"
                        + " {'InputStartingPosition': 'TRIM_HORIZON'}}]");

        one.succeed(V1, "StartApplication", start);

        var running = describe("running");
        assertThat(running.path("ApplicationStatus").asText()).isEqualTo("RUNNING");
        assertThat(running.path("ApplicationVersionId").asLong()).isEqualTo(1);
        assertThat(running.path("InputDescriptions")
                        .path(0)
                        .path("InputStartingPositionConfiguration")
                        .path("InputStartingPosition")
                        .asText())
                .isEqualTo("TRIM_HORIZON");
        assertThat(two.call(V1, "StartApplication", start).message())
                .isEqualTo("Cannot start the application running when it is in RUNNING status.");
        two.succeed(V1, "StopApplication", about("running", ""));
        assertThat(describe("running").path("ApplicationStatus").asText()).isEqualTo("READY");
        assertThat(one.call(V1, "StopApplication", about("running", "")).code()).isEqualTo("ResourceInUseException");
    }

    @Test
    void whatCannotRunIsNotStarted() {
        String start = "'InputConfigurations': []";
        one.succeed(V1, "CreateApplication", newV1("halted"));
        one.succeed(
                V1,
                "CreateApplication",
                about(
                        "sourceless",
                        "'ApplicationCode': " + quoted("CREATE STREAM A (N BIGINT);") + ", 'Inputs': ["
                                + input(withRole(STREAM + "-absent")) + "]"));
        one.succeed(
                V1, "AddApplicationOutput", change("halted", 1, "'Output': " + output("NOWHERE", withRole(STREAM))));

        var noStream = two.call(V1, "StartApplication", about("halted", start));
        var noSource = two.call(V1, "StartApplication", about("sourceless", start));

        assertThat(noStream.code()).isEqualTo("InvalidApplicationConfigurationException");
        assertThat(noStream.message())
                .isEqualTo("There is no in-application stream NOWHERE, which the output 1.1 names.");
        assertThat(noSource.message()).isEqualTo("Resource " + STREAM + "-absent not found.");
    }

    @Test
    void anApplicationWhoseReferenceTableIsNotThereIsNotStarted() {
        one.succeed(V1, "CreateApplication", newV1("unreferenced"));
        one.succeed(
                V1,
                "AddApplicationReferenceDataSource",
                change(
                        "unreferenced",
                        1,
                        "'ReferenceDataSource': " + reference(", 'ReferenceRoleARN': '" + ROLE + "'")));

        var refused = two.call(V1, "StartApplication", about("unreferenced", "'InputConfigurations': []"));

        assertThat(refused.code()).isEqualTo("InvalidApplicationConfigurationException");
        assertThat(refused.message())
                .isEqualTo(
                        "The object pages.json of arn:aws:s3:::tables, which holds the reference table PAGES, cannot be"
                                + " read.");
    }

    @Test
    void everyGatewayIsToldWhatIsToRun() {
        var told = new CopyOnWriteArrayList<Collection<RunningApplication>>();
        try (var third = new Gateway(told::add)) {
            one.succeed(V1, "CreateApplication", newV1("told"));
            one.succeed(V1, "StartApplication", about("told", "'InputConfigurations': []"));
            one.succeed(
                    V1, "AddApplicationOutput", change("told", 1, "'Output': " + output("COUNTS", withRole(STREAM))));

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> told.get(told.size() - 1).stream()
                            .anyMatch(run -> run.id().name().equals("told") && run.version() == 2));

            third.succeed(V1, "StopApplication", about("told", ""));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> told.get(told.size() - 1).stream()
                            .noneMatch(run -> run.id().name().equals("told")));
        }
    }

    @Test
    void aDeletedApplicationIsGoneForEveryGateway() {
        createEmpty("passing");
        long createdAt = describe("passing").path("CreateTimestamp").asLong();

        var refused = one.call(V1, "DeleteApplication", about("passing", "'CreateTimestamp': " + (createdAt - 1)));
        one.succeed(V1, "DeleteApplication", about("passing", "'CreateTimestamp': " + createdAt));

        assertThat(refused.code()).isEqualTo("ConcurrentModificationException");
        assertThat(two.call(V1, "DescribeApplication", about("passing", "")).code())
                .isEqualTo("ResourceNotFoundException");
        createEmpty("passing");
    }

    @Test
    void applicationsAreListedByNameInPages() {
        createEmpty("list-1");
        createEmpty("list-2");
        createEmpty("list-3");

        var page = two.succeed(V1, "ListApplications", "{'ExclusiveStartApplicationName': 'list-', 'Limit': 2}");
        var rest = two.succeed(V1, "ListApplications", "{'ExclusiveStartApplicationName': 'list-2', 'Limit': 1}");

        assertThat(page.path("ApplicationSummaries").findValuesAsText("ApplicationName"))
                .containsExactly("list-1", "list-2");
        assertThat(page.path("HasMoreApplications").asBoolean()).isTrue();
        assertThat(rest.path("ApplicationSummaries").findValuesAsText("ApplicationName"))
                .containsExactly("list-3");
    }

    @Test
    void thereAreOnlySoManyApplicationsAndTags() {
        createEmpty("one-more");
        String tags =
                IntStream.range(0, 51).mapToObj(i -> "{'Key': '" + i + "'}").collect(Collectors.joining(", "));

        try (var limited = new Gateway(Applications.NONE, Gateway.NOTHING, 1)) {
            var application = limited.call(V1, "CreateApplication", about("too-many", ""));
            var tag = limited.call(
                    V1,
                    "TagResource",
                    "{'ResourceARN': 'arn:aws:kinesisanalytics:us-east-1:000000000000:application/one-more', 'Tags': ["
                            + tags + "]}");

            assertThat(application.code()).isEqualTo("LimitExceededException");
            assertThat(application.message()).isEqualTo("An account cannot have more than 1 applications.");
            assertThat(tag.code()).isEqualTo("TooManyTagsException");
        }
    }

    @Test
    void tagsAreListedByKey() {
        one.succeed(V1, "CreateApplication", about("tagged", "'Tags': [{'Key': 'b', 'Value': '2'}, {'Key': 'c'}]"));
        String arn = "'ResourceARN': 'arn:aws:kinesisanalytics:us-east-1:000000000000:application/tagged'";

        one.succeed(V1, "TagResource", "{" + arn + ", 'Tags': [{'Key': 'a', 'Value': '1'}]}");
        two.succeed(V1, "UntagResource", "{" + arn + ", 'TagKeys': ['c', 'absent']}");

        var tags = one.succeed(V1, "ListTagsForResource", "{" + arn + "}").path("Tags");
        assertThat(tags.findValuesAsText("Key")).containsExactly("a", "b");
        assertThat(tags.findValuesAsText("Value")).containsExactly("1", "2");
    }

    @Test
    void applicationsOfTheSecondVersionAreNotForTheFirstOne() {
        one.succeed(V2, "CreateApplication", newV2("second"));

        var refused = two.call(V1, "DescribeApplication", about("second", ""));

        assertThat(refused.code()).isEqualTo("UnsupportedOperationException");
        assertThat(two.succeed(V1, "ListApplications", "{'ExclusiveStartApplicationName': 'seco'}")
                        .findValuesAsText("ApplicationName"))
                .doesNotContain("second");
    }
}
