package io.kinefka.aws.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.model.Shape.StructureShape;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
    record PutRecords(@Nullable String streamName, @Nullable String streamARN, List<Entry> records) {}

    @SuppressWarnings("ArrayRecordComponent") // allowed for inputs that are used once
    record Entry(byte[] data, String partitionKey, @Nullable String explicitHashKey) {}

    record Subscribe(String consumerARN, Position startingPosition) {}

    record Position(String type, @Nullable Instant timestamp) {}

    record Retention(int retentionPeriodHours) {}

    record Documents(String streamName, @Nullable Map<String, Object> streamModeDetails) {}

    record Unknown(String streamNom) {}

    record Upper(@Nullable String streamArn) {}

    record OptionalPrimitive(int limit) {}

    record WrongNumber(@Nullable Long limit) {}

    record WrongText(@Nullable Integer exclusiveStartStreamName) {}

    record RawList(@SuppressWarnings("rawtypes") List records) {}

    record WrongEntry(List<String> records) {}

    record BlobAsText(String data) {}

    @Test
    void bindsListsOfRecordsByTheNamesOfTheirComponents() {
        var entry = Map.<String, Object>of("PartitionKey", "p", "Data", ByteBuffer.wrap(new byte[] {1, 2}));

        var input = (PutRecords)
                bind("PutRecords", PutRecords.class, Map.of("StreamARN", "arn", "Records", List.of(entry)));

        assertThat(input.streamName()).isNull();
        assertThat(input.streamARN()).isEqualTo("arn");
        assertThat(input.records()).singleElement().satisfies(bound -> {
            assertThat(bound.data()).containsExactly(1, 2);
            assertThat(bound.partitionKey()).isEqualTo("p");
            assertThat(bound.explicitHashKey()).isNull();
        });
    }

    @Test
    void bindsNestedStructures() {
        var input = bind(
                "SubscribeToShard",
                Subscribe.class,
                Map.of("ConsumerARN", "arn", "StartingPosition", Map.of("Type", "LATEST")));

        assertThat(input).isEqualTo(new Subscribe("arn", new Position("LATEST", null)));
    }

    @Test
    void bindsStructuresToMapsAndWritesWhatTheirShapesHave() {
        var shape = input("CreateStream");
        var details = Map.<String, Object>of("StreamMode", "ON_DEMAND", "Secret", "kept to ourselves");

        var input = bind("CreateStream", Documents.class, Map.of("StreamName", "orders", "StreamModeDetails", details));
        var written = new ReplyEncoder(shape, Documents.class)
                .encode(Encoding.JSON, input)
                .body();

        assertThat(input).isEqualTo(new Documents("orders", details));
        assertThat(UTF_8.decode(written).toString())
                .isEqualTo("{\"StreamName\":\"orders\",\"StreamModeDetails\":{\"StreamMode\":\"ON_DEMAND\"}}");
    }

    @Test
    void bindsRequiredNumbersToPrimitives() {
        var input = bind("IncreaseStreamRetentionPeriod", Retention.class, Map.of("RetentionPeriodHours", 48));

        assertThat(input).isEqualTo(new Retention(48));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Unknown.class,
                Upper.class,
                OptionalPrimitive.class,
                WrongNumber.class,
                WrongText.class,
                String.class
            })
    void refusesInputsThatDoNotFitTheModelAtStartUp(Class<?> input) {
        StructureShape shape = input("ListStreams");

        assertThatThrownBy(() -> new InputBinding().bind(shape, input)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {RawList.class, WrongEntry.class})
    void refusesListsThatDoNotFitTheModelAtStartUp(Class<?> input) {
        StructureShape shape = input("PutRecords");

        assertThatThrownBy(() -> new InputBinding().bind(shape, input)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesOutputsThatDoNotFitTheModelAtStartUp() {
        StructureShape put = input("PutRecord");

        assertThatThrownBy(() -> new ReplyEncoder(put, BlobAsText.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyEncoder(put, Unknown.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyEncoder(null, Retention.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesOperationsThatDoNotDeclareTheirTypes() {
        Operation<Retention, Void> lambda = (context, input) -> CompletableFuture.completedFuture(null);

        assertThatThrownBy(() -> OperationTypes.of(lambda)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheTypesOfAnOperationBehindItsSuperclass() {
        OperationTypes types = OperationTypes.of(new Specialised());

        assertThat(types).isEqualTo(new OperationTypes(Retention.class, Void.class));
    }

    private static Object bind(String operation, Class<?> type, Map<String, Object> members) {
        return new InputBinding().bind(input(operation), type).bind(members);
    }

    private static StructureShape input(String operation) {
        return Fakes.KINESIS.operation(operation).orElseThrow().input();
    }

    private static class General implements Operation<Retention, Void> {
        @Override
        public CompletableFuture<Void> handle(RequestContext context, Retention input) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Specialised extends General {}
}
