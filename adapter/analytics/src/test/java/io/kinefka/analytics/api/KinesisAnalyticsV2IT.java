package io.kinefka.analytics.api;

import static io.kinefka.analytics.api.Gateway.Api.V1;
import static io.kinefka.analytics.api.Gateway.Api.V2;
import static io.kinefka.analytics.api.Texts.CODE;
import static io.kinefka.analytics.api.Texts.FUNCTION;
import static io.kinefka.analytics.api.Texts.ROLE;
import static io.kinefka.analytics.api.Texts.STREAM;
import static io.kinefka.analytics.api.Texts.about;
import static io.kinefka.analytics.api.Texts.change;
import static io.kinefka.analytics.api.Texts.newV1;
import static io.kinefka.analytics.api.Texts.newV2;
import static io.kinefka.analytics.api.Texts.output;
import static io.kinefka.analytics.api.Texts.quoted;
import static io.kinefka.analytics.api.Texts.reference;
import static io.kinefka.analytics.api.Texts.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.analytics.application.Applications;
import io.kinefka.aws.model.ServiceModels;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The second version of the API: what is done through one gateway is seen through another. */
class KinesisAnalyticsV2IT {
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
        return two.succeed(V2, "DescribeApplication", about(name, "")).path("ApplicationDetail");
    }

    private static String codeUpdate(String code) {
        return "'ApplicationConfigurationUpdate': {'ApplicationCodeConfigurationUpdate': {'CodeContentUpdate':"
                + " {'TextContentUpdate': " + quoted(code) + "}}}";
    }

    @Test
    void knowsEveryOperation() {
        var unknown = ServiceModels.kinesisAnalyticsV2().operations().keySet().stream()
                .filter(operation -> one.call(V2, operation, "{}").code().equals("UnknownOperationException"));

        assertThat(unknown).isEmpty();
    }

    @Test
    void anApplicationIsDescribedAsAwsDescribesIt() {
        var created = one.succeed(V2, "CreateApplication", newV2("described-2")).path("ApplicationDetail");

        var detail = describe("described-2");

        assertThat(detail).isEqualTo(created);
        assertThat(detail.path("RuntimeEnvironment").asText()).isEqualTo("SQL-1_0");
        assertThat(detail.path("ServiceExecutionRole").asText()).isEqualTo(ROLE);
        assertThat(detail.path("ApplicationVersionId").asLong()).isEqualTo(1);
        assertThat(detail.path("ConditionalToken").asText()).hasSize(64);
        assertThat(detail.has("ApplicationVersionUpdatedFrom")).isFalse();
        var configuration = detail.path("ApplicationConfigurationDescription");
        var code = configuration.path("ApplicationCodeConfigurationDescription");
        assertThat(code.path("CodeContentType").asText()).isEqualTo("PLAINTEXT");
        assertThat(code.path("CodeContentDescription").path("TextContent").asText())
                .isEqualTo(CODE);
        var input = configuration
                .path("SqlApplicationConfigurationDescription")
                .path("InputDescriptions")
                .path(0);
        assertThat(input.path("InputId").asText()).isEqualTo("1.1");
        assertThat(input.path("InAppStreamNames").path(0).asText()).isEqualTo("SOURCE_SQL_STREAM_001");
        assertThat(input.path("KinesisStreamsInputDescription")
                        .path("ResourceARN")
                        .asText())
                .isEqualTo(STREAM);
    }

    @Test
    void whatIsAddedIsDescribedInTheAnswer() {
        one.succeed(V2, "CreateApplication", newV2("grown-2"));

        var table = two.succeed(
                V2,
                "AddApplicationReferenceDataSource",
                change("grown-2", 1, "'ReferenceDataSource': " + reference("")));
        var output = one.succeed(
                V2, "AddApplicationOutput", change("grown-2", 2, "'Output': " + output("COUNTS", resource(STREAM))));
        var logging = two.succeed(
                V2,
                "AddApplicationCloudWatchLoggingOption",
                change("grown-2", 3, "'CloudWatchLoggingOption': {'LogStreamARN': 'arn:aws:logs:x'}"));
        var processing = one.succeed(
                V2,
                "AddApplicationInputProcessingConfiguration",
                change(
                        "grown-2",
                        4,
                        "'InputId': '1.1', 'InputProcessingConfiguration': {'InputLambdaProcessor': "
                                + resource(FUNCTION) + "}"));

        assertThat(table.path("ApplicationVersionId").asLong()).isEqualTo(2);
        assertThat(table.findValuesAsText("ReferenceId")).containsExactly("1.1");
        assertThat(output.findValuesAsText("OutputId")).containsExactly("2.1");
        assertThat(logging.findValuesAsText("CloudWatchLoggingOptionId")).containsExactly("3.1");
        assertThat(logging.path("OperationId").asText()).isNotEmpty();
        assertThat(processing.path("InputProcessingConfigurationDescription").findValuesAsText("ResourceARN"))
                .containsExactly(FUNCTION);

        two.succeed(V2, "DeleteApplicationInputProcessingConfiguration", change("grown-2", 5, "'InputId': '1.1'"));
        String token = describe("grown-2").path("ConditionalToken").asText();
        one.succeed(
                V2,
                "DeleteApplicationCloudWatchLoggingOption",
                about("grown-2", "'ConditionalToken': '" + token + "', 'CloudWatchLoggingOptionId': '3.1'"));
        two.succeed(V2, "DeleteApplicationOutput", change("grown-2", 7, "'OutputId': '2.1'"));
        var last =
                one.succeed(V2, "DeleteApplicationReferenceDataSource", change("grown-2", 8, "'ReferenceId': '1.1'"));

        assertThat(last.path("ApplicationVersionId").asLong()).isEqualTo(9);
        assertThat(describe("grown-2").findValuesAsText("OutputId")).isEmpty();
    }

    @Test
    void anInputIsAddedToAnApplicationWithoutOne() {
        one.succeed(
                V2,
                "CreateApplication",
                about("input-2", "'RuntimeEnvironment': 'SQL-1_0', 'ServiceExecutionRole': '" + ROLE + "'"));

        var added = two.succeed(
                V2, "AddApplicationInput", change("input-2", 1, "'Input': " + Texts.input(resource(STREAM))));

        assertThat(added.findValuesAsText("InputId")).containsExactly("1.1");
        assertThat(added.path("ApplicationVersionId").asLong()).isEqualTo(2);
    }

    @Test
    void earlierVersionsAreListedAndDescribed() {
        one.succeed(V2, "CreateApplication", newV2("versioned-2"));

        var updated = two.succeed(
                        V2,
                        "UpdateApplication",
                        change(
                                "versioned-2",
                                1,
                                codeUpdate("CREATE STREAM A (N BIGINT);") + ", 'ServiceExecutionRoleUpdate': '" + ROLE
                                        + "2'"))
                .path("ApplicationDetail");

        assertThat(updated.path("ApplicationVersionUpdatedFrom").asLong()).isEqualTo(1);
        assertThat(updated.path("ServiceExecutionRole").asText()).isEqualTo(ROLE + "2");
        var page = one.succeed(V2, "ListApplicationVersions", about("versioned-2", "'Limit': 1"));
        assertThat(page.findValuesAsText("ApplicationVersionId")).containsExactly("2");
        var rest = one.succeed(
                V2,
                "ListApplicationVersions",
                about("versioned-2", "'NextToken': '" + page.path("NextToken").asText() + "'"));
        assertThat(rest.findValuesAsText("ApplicationVersionId")).containsExactly("1");
        assertThat(rest.has("NextToken")).isFalse();
        var first = one.succeed(V2, "DescribeApplicationVersion", about("versioned-2", "'ApplicationVersionId': 1"))
                .path("ApplicationVersionDetail");
        assertThat(first.findValuesAsText("TextContent")).containsExactly(CODE);
        assertThat(first.path("ServiceExecutionRole").asText()).isEqualTo(ROLE);
        assertThat(one.call(V2, "DescribeApplicationVersion", about("versioned-2", "'ApplicationVersionId': 3"))
                        .code())
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void aTokenStandsForAVersion() {
        one.succeed(V2, "CreateApplication", newV2("token-2"));
        String token = "'ConditionalToken': '"
                + describe("token-2").path("ConditionalToken").asText() + "'";

        two.succeed(V2, "UpdateApplication", about("token-2", token + ", " + codeUpdate("")));

        assertThat(one.call(V2, "UpdateApplication", about("token-2", token + ", " + codeUpdate("")))
                        .message())
                .isEqualTo("The specified conditional token is not that of the current version of the application"
                        + " token-2.");
        assertThat(one.call(V2, "UpdateApplication", about("token-2", codeUpdate("")))
                        .message())
                .isEqualTo("You must provide the CurrentApplicationVersionId or the ConditionalToken.");
    }

    @Test
    void whatWasDoneIsListed() {
        one.succeed(V2, "CreateApplication", newV2("operated-2"));
        one.succeed(V2, "UpdateApplication", change("operated-2", 1, codeUpdate(CODE)));

        String started = two.succeed(V2, "StartApplication", about("operated-2", ""))
                .path("OperationId")
                .asText();
        two.succeed(V2, "StopApplication", about("operated-2", "'Force': true"));

        assertThat(one.succeed(V2, "ListApplicationOperations", about("operated-2", ""))
                        .findValuesAsText("Operation"))
                .containsExactly("StopApplication", "StartApplication", "UpdateApplication");
        assertThat(one.succeed(
                                V2,
                                "ListApplicationOperations",
                                about("operated-2", "'Operation': 'StartApplication', 'OperationStatus': 'SUCCESSFUL'"))
                        .findValuesAsText("OperationId"))
                .containsExactly(started);
        assertThat(one.succeed(V2, "ListApplicationOperations", about("operated-2", "'OperationStatus': 'FAILED'"))
                        .path("ApplicationOperationInfoList"))
                .isEmpty();
        var details = one.succeed(
                        V2, "DescribeApplicationOperation", about("operated-2", "'OperationId': '" + started + "'"))
                .path("ApplicationOperationInfoDetails");
        assertThat(details.path("Operation").asText()).isEqualTo("StartApplication");
        assertThat(details.path("OperationStatus").asText()).isEqualTo("SUCCESSFUL");
        assertThat(details.has("ApplicationVersionChangeDetails")).isFalse();
    }

    @Test
    void ofTwoGatewaysThatChangeTheSameVersionOneWins() {
        one.succeed(V2, "CreateApplication", newV2("raced-2"));
        two.succeed(V2, "DescribeApplication", about("raced-2", ""));

        var answers = IntStream.range(0, 8)
                .mapToObj(i -> (i % 2 == 0 ? one : two)
                        .begin(V2, "UpdateApplication", change("raced-2", 1, codeUpdate("-- " + i + "\n" + CODE)))
                        .toCompletableFuture())
                .toList()
                .stream()
                .map(answer -> Gateway.answer(answer.join()))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("ConcurrentModificationException"));
        assertThat(describe("raced-2").path("ApplicationVersionId").asLong()).isEqualTo(2);
    }

    @Test
    void applicationsOfTheFirstVersionAreForTheSecondOneToo() {
        one.succeed(V1, "CreateApplication", newV1("first"));
        one.succeed(V1, "CreateApplication", newV1("first-of-more"));

        var page = two.succeed(V2, "ListApplications", "{'NextToken': 'firs', 'Limit': 1}");

        assertThat(page.path("ApplicationSummaries").findValuesAsText("ApplicationName"))
                .containsExactly("first");
        assertThat(page.path("NextToken").asText()).isEqualTo("first");
        assertThat(describe("first").has("ServiceExecutionRole")).isFalse();
        two.succeed(
                V2,
                "DeleteApplication",
                about(
                        "first",
                        "'CreateTimestamp': "
                                + describe("first").path("CreateTimestamp").asText()));
    }

    @Test
    void tagsAreListedByKey() {
        one.succeed(V2, "CreateApplication", newV2("tagged-2"));
        String arn = "'ResourceARN': 'arn:aws:kinesisanalytics:us-east-1:000000000000:application/tagged-2'";

        one.succeed(V2, "TagResource", "{" + arn + ", 'Tags': [{'Key': 'b'}, {'Key': 'a', 'Value': '1'}]}");
        two.succeed(V2, "UntagResource", "{" + arn + ", 'TagKeys': ['b']}");

        assertThat(one.succeed(V2, "ListTagsForResource", "{" + arn + "}").findValuesAsText("Key"))
                .containsExactly("a");
    }
}
