package io.kinefka.analytics.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicationDocumentTest {
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
    private static final String DELIVERY = "arn:aws:firehose:us-east-1:000000000000:deliverystream/orders";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:cleaned";
    private static final Map<String, Object> COLUMN =
            Map.of("Name", "TICKER", "Mapping", "$.ticker", "SqlType", "VARCHAR(4)");
    private static final Map<String, Object> SCHEMA =
            Map.of("RecordFormat", Map.of("RecordFormatType", "JSON"), "RecordColumns", List.of(COLUMN));
    private static final Map<String, Object> INPUT = Map.of(
            "NamePrefix",
            "SOURCE_SQL_STREAM",
            "KinesisStreamsInput",
            Map.of("ResourceARN", STREAM, "RoleARN", "role"),
            "InputParallelism",
            Map.of("Count", 2),
            "InputSchema",
            SCHEMA);

    private static Map<String, Object> output(String kind, String arn) {
        return Map.of(
                "Name",
                "RESULTS",
                kind,
                Map.of("ResourceARN", arn),
                "DestinationSchema",
                Map.of("RecordFormatType", "CSV"));
    }

    private static ApplicationDocument withInput() {
        return ApplicationDocument.EMPTY.added(Part.INPUT, 1, INPUT);
    }

    private static Map<String, Object> changed(Map<String, Object> original, String name, Object value) {
        var changed = new HashMap<>(original);
        changed.put(name, value);
        return changed;
    }

    private static void assertRefused(Runnable change, String message) {
        assertThatThrownBy(change::run)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void anInputIsDescribedAndMeansWhatItSays() {
        var document = withInput();

        assertThat(document.parts(Part.INPUT)).singleElement().satisfies(input -> assertThat(input)
                .containsEntry("InputId", "1.1")
                .containsEntry("KinesisStreamsInputDescription", Map.of("ResourceARN", STREAM, "RoleARN", "role"))
                .doesNotContainKey("KinesisStreamsInput"));
        assertThat(document.configuration().inputs()).singleElement().satisfies(input -> {
            assertThat(input.source()).isEqualTo(new Resource(Resource.Kind.STREAM, STREAM));
            assertThat(input.streamNames()).containsExactly("SOURCE_SQL_STREAM_001", "SOURCE_SQL_STREAM_002");
            assertThat(input.position()).isEqualTo(StartingPosition.NOW);
            assertThat(input.schema().format()).isEqualTo(new RecordFormat.Json("$"));
            assertThat(input.schema().columns())
                    .containsExactly(new RecordSchema.Column("TICKER", Optional.of("$.ticker"), "VARCHAR(4)"));
        });
    }

    @Test
    void idsTellTheVersionAndAreNotUsedAgainInIt() {
        var document = ApplicationDocument.EMPTY
                .added(Part.OUTPUT, 3, output("KinesisStreamsOutput", STREAM))
                .added(Part.OUTPUT, 3, output("KinesisFirehoseOutput", DELIVERY))
                .added(Part.OUTPUT, 4, output("LambdaOutput", FUNCTION));

        assertThat(document.parts(Part.OUTPUT))
                .extracting(one -> one.get("OutputId"))
                .containsExactly("3.1", "3.2", "4.1");
        assertThat(document.configuration().outputs())
                .extracting(one -> one.destination().kind())
                .containsExactly(Resource.Kind.STREAM, Resource.Kind.DELIVERY_STREAM, Resource.Kind.FUNCTION);
        assertThat(document.removed(Part.OUTPUT, "3.2").parts(Part.OUTPUT))
                .extracting(one -> one.get("OutputId"))
                .containsExactly("3.1", "4.1");
    }

    @Test
    void anUpdateKeepsWhatItDoesNotSay() {
        var update = Map.<String, Object>of(
                "InputId",
                "1.1",
                "NamePrefixUpdate",
                "CLICKS",
                "KinesisStreamsInputUpdate",
                Map.of("ResourceARNUpdate", STREAM + "2"),
                "InputSchemaUpdate",
                Map.of("RecordEncodingUpdate", "UTF-8", "RecordColumnUpdates", List.of(COLUMN)),
                "InputParallelismUpdate",
                Map.of("CountUpdate", 1));

        var input = withInput()
                .updatedAll(Part.INPUT, List.of(update))
                .parts(Part.INPUT)
                .get(0);

        assertThat(input)
                .containsEntry("NamePrefix", "CLICKS")
                .containsEntry("KinesisStreamsInputDescription", Map.of("ResourceARN", STREAM + "2", "RoleARN", "role"))
                .containsEntry("InputParallelism", Map.of("Count", 1))
                .containsEntry(
                        "InputSchema",
                        Map.of(
                                "RecordFormat",
                                Map.of("RecordFormatType", "JSON"),
                                "RecordEncoding",
                                "UTF-8",
                                "RecordColumns",
                                List.of(COLUMN)));
    }

    @Test
    void anUpdateToAnotherKindOfResourceReplacesIt() {
        var input = withInput()
                .updatedAll(
                        Part.INPUT,
                        List.of(Map.of(
                                "InputId", "1.1", "KinesisFirehoseInputUpdate", Map.of("ResourceARNUpdate", DELIVERY))))
                .configuration()
                .inputs()
                .get(0);

        assertThat(input.source()).isEqualTo(new Resource(Resource.Kind.DELIVERY_STREAM, DELIVERY));
    }

    @Test
    void aReferenceTableIsUpdatedAsAWhole() {
        var reference = Map.<String, Object>of(
                "TableName",
                "COMPANY",
                "S3ReferenceDataSource",
                Map.of("BucketARN", "arn:aws:s3:::b", "FileKey", "k", "ReferenceRoleARN", "r"),
                "ReferenceSchema",
                SCHEMA);
        var csv = Map.<String, Object>of(
                "RecordFormat",
                Map.of("RecordFormatType", "CSV"),
                "RecordColumns",
                List.of(Map.of("Name", "A", "SqlType", "INTEGER")));

        var document = ApplicationDocument.EMPTY
                .added(Part.REFERENCE, 2, reference)
                .updatedAll(
                        Part.REFERENCE,
                        List.of(Map.of(
                                "ReferenceId",
                                "2.1",
                                "S3ReferenceDataSourceUpdate",
                                Map.of("FileKeyUpdate", "k2"),
                                "ReferenceSchemaUpdate",
                                csv)));

        assertThat(document.configuration().references()).singleElement().satisfies(table -> {
            assertThat(table.bucketArn()).isEqualTo("arn:aws:s3:::b");
            assertThat(table.key()).isEqualTo("k2");
            assertThat(table.schema().format()).isEqualTo(new RecordFormat.Csv("\n", ","));
        });
    }

    @Test
    void processingIsAddedOnceAndRemoved() {
        var processing =
                Map.<String, Object>of("InputLambdaProcessor", Map.of("ResourceARN", FUNCTION, "RoleARN", "role"));

        var document = withInput().withProcessing("1.1", processing);

        assertThat(document.configuration().inputs().get(0).processor()).contains(FUNCTION);
        assertThat(document.part(Part.INPUT, "1.1"))
                .containsEntry(
                        "InputProcessingConfigurationDescription",
                        Map.of("InputLambdaProcessorDescription", Map.of("ResourceARN", FUNCTION, "RoleARN", "role")));
        assertRefused(
                () -> document.withProcessing("1.1", processing),
                "The input 1.1 has an input processing configuration already.");
        var without = document.withoutProcessing("1.1");
        assertThat(without.configuration().inputs().get(0).processor()).isEmpty();
        assertRefused(() -> without.withoutProcessing("1.1"), "The input 1.1 has no input processing configuration.");
    }

    @Test
    void whatIsNotPossibleIsRefused() {
        assertRefused(
                () -> withInput().added(Part.INPUT, 2, INPUT), "An application can have at most 1 of this: input.");
        assertRefused(() -> withInput().removed(Part.INPUT, "1.2"), "The application has no input with the id 1.2.");
        assertRefused(
                () -> ApplicationDocument.EMPTY.added(
                        Part.INPUT, 1, changed(INPUT, "KinesisFirehoseInput", Map.of("ResourceARN", DELIVERY))),
                "Exactly one of KinesisStreamsInput, KinesisFirehoseInput must be specified for an input.");
        assertRefused(
                () -> ApplicationDocument.EMPTY.added(
                        Part.INPUT, 1, changed(INPUT, "KinesisStreamsInput", Map.of("ResourceARN", DELIVERY))),
                "ResourceARN is not the ARN of a stream: " + DELIVERY);
        assertRefused(
                () -> ApplicationDocument.EMPTY.added(Part.OUTPUT, 1, output("LambdaOutput", STREAM)),
                "ResourceARN is not the ARN of a function: " + STREAM);
    }

    @Test
    void schemasThatContradictThemselvesAreRefused() {
        assertRefused(
                () -> ApplicationDocument.EMPTY.added(
                        Part.INPUT,
                        1,
                        changed(INPUT, "InputSchema", changed(SCHEMA, "RecordColumns", List.of(COLUMN, COLUMN)))),
                "There are two columns named TICKER.");
        assertRefused(
                () -> ApplicationDocument.EMPTY.added(
                        Part.INPUT,
                        1,
                        changed(
                                INPUT,
                                "InputSchema",
                                changed(SCHEMA, "RecordColumns", List.of(Map.of("Name", "A", "SqlType", "INTEGER"))))),
                "Mapping must be specified for the column A of JSON records.");
        assertRefused(
                () -> ApplicationDocument.EMPTY.added(
                        Part.INPUT,
                        1,
                        changed(
                                INPUT,
                                "InputSchema",
                                changed(
                                        SCHEMA,
                                        "RecordFormat",
                                        Map.of(
                                                "RecordFormatType",
                                                "CSV",
                                                "MappingParameters",
                                                Map.of("JSONMappingParameters", Map.of("RecordRowPath", "$")))))),
                "MappingParameters do not fit the RecordFormatType.");
    }

    @Test
    void settingsThatAreTooLargeAreRefused() {
        var large = withInput().with(ApplicationDocument.CODE, "x".repeat(250_001));

        assertRefused(
                () -> large.added(Part.OUTPUT, 1, output("KinesisStreamsOutput", STREAM)),
                "The configuration of the application is too large.");
        assertThat(large).asString().doesNotContain("xx");
    }
}
