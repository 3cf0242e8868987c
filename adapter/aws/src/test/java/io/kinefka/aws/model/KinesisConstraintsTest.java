package io.kinefka.aws.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.Bounds;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.NumberKind;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StringShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class KinesisConstraintsTest {
    private static final ServiceModel KINESIS = ServiceModels.kinesis();
    private static final ReachableShapes SHAPES = new ReachableShapes(KINESIS);

    @Test
    void aStreamNameHasUpTo128PlainCharacters() {
        assertThat(SHAPES.named("StreamName"))
                .isEqualTo(new StringShape("StreamName", new Bounds(1L, 128L), "[a-zA-Z0-9_.-]+", List.of()));
    }

    @Test
    void aHashKeyIsADecimalNumberWithoutLeadingZeros() {
        assertThat(SHAPES.named("HashKey"))
                .isEqualTo(new StringShape("HashKey", Bounds.NONE, "0|([1-9]\\d{0,38})", List.of()));
    }

    @Test
    void aShardIteratorHasUpTo512Characters() {
        assertThat(SHAPES.named("ShardIterator"))
                .isEqualTo(new StringShape("ShardIterator", new Bounds(1L, 512L), null, List.of()));
    }

    @Test
    void aPartitionKeyIsRequiredAndHasUpTo256Characters() {
        Member partitionKey = inputMember("PutRecord", "PartitionKey");

        assertThat(partitionKey.required()).isTrue();
        assertThat(partitionKey.target().shape())
                .isEqualTo(new StringShape("PartitionKey", new Bounds(1L, 256L), null, List.of()));
    }

    @Test
    void putRecordsTakesOneTo500Records() {
        assertThat(inputMember("PutRecords", "Records").target().shape())
                .isInstanceOfSatisfying(
                        ListShape.class, list -> assertThat(list.length()).isEqualTo(new Bounds(1L, 500L)));
    }

    @Test
    void getRecordsTakesALimitUpTo10000() {
        assertThat(inputMember("GetRecords", "Limit").target().shape())
                .isEqualTo(new NumberShape("GetRecordsInputLimit", NumberKind.INTEGER, new Bounds(1L, 10_000L)));
    }

    @Test
    void aShardIteratorTypeIsOneOfFive() {
        assertThat(SHAPES.named("ShardIteratorType")).isInstanceOfSatisfying(StringShape.class, type -> assertThat(
                        type.enumValues())
                .containsExactlyInAnyOrder(
                        "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"));
    }

    @Test
    void tagsMapBoundedKeysToBoundedValues() {
        assertThat(SHAPES.named("TagMap")).isInstanceOfSatisfying(MapShape.class, tags -> {
            assertThat(tags.length()).isEqualTo(new Bounds(1L, 200L));
            assertThat(tags.key().shape()).isEqualTo(new StringShape("TagKey", new Bounds(1L, 128L), null, List.of()));
            assertThat(tags.value().shape())
                    .isEqualTo(new StringShape("TagValue", new Bounds(0L, 256L), null, List.of()));
        });
    }

    @Test
    void scalarsOfEveryKindAreTold() {
        assertThat(SHAPES.named("BooleanObject")).isEqualTo(new BooleanShape("BooleanObject"));
        assertThat(SHAPES.named("Timestamp")).isEqualTo(new TimestampShape("Timestamp"));
        assertThat(SHAPES.named("MillisBehindLatest"))
                .isEqualTo(new NumberShape("MillisBehindLatest", NumberKind.LONG, new Bounds(0L, null)));
    }

    @Test
    void theStreamsNameIsOptionalWhereItsArnIsAcceptedToo() {
        assertThat(inputMember("PutRecord", "StreamName").required()).isFalse();
        assertThat(inputMember("PutRecord", "StreamARN").required()).isFalse();
        assertThat(inputMember("CreateStream", "StreamName").required()).isTrue();
    }

    @Test
    void newerNumbersReplaceTheGeneratedOnes() {
        assertThat(SHAPES.named("Data")).isEqualTo(new BlobShape("Data", new Bounds(0L, 10_485_760L)));
        assertThat(SHAPES.named("RetentionPeriodHours"))
                .isEqualTo(new NumberShape("RetentionPeriodHours", NumberKind.INTEGER, new Bounds(1L, 8760L)));
        assertThat(inputMember("UpdateMaxRecordSize", "MaxRecordSizeInKiB")
                        .target()
                        .shape())
                .isEqualTo(new NumberShape("MaxRecordSizeInKiB", NumberKind.INTEGER, new Bounds(1024L, 10_240L)));
    }

    @Test
    void newerMembersFollowTheGeneratedOnes() {
        var createStream = KINESIS.operation("CreateStream").orElseThrow().input();

        assertThat(createStream.members())
                .extracting(Member::name)
                .containsExactly(
                        "StreamName",
                        "ShardCount",
                        "StreamModeDetails",
                        "Tags",
                        "WarmThroughputMiBps",
                        "MaxRecordSizeInKiB",
                        "RecordDistributionStrategy");
    }

    @Test
    void everyRequestOnAStreamAcceptsTheReservedStreamId() {
        var onAStream = KINESIS.operations().values().stream()
                .map(OperationModel::input)
                .filter(input -> input.member("StreamARN").isPresent())
                .toList();

        assertThat(onAStream).hasSizeGreaterThan(20).allSatisfy(input -> assertThat(input.member("StreamId"))
                .hasValueSatisfying(streamId -> assertThat(streamId.required()).isFalse()));
    }

    private static Member inputMember(String operation, String member) {
        return KINESIS.operation(operation).orElseThrow().input().member(member).orElseThrow();
    }
}
