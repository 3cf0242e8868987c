package io.kinefka.aws.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceModelsTest {
    private static final ServiceModel KINESIS = ServiceModels.kinesis();

    @Test
    void kinesisIsAddressedByItsTargetPrefix() {
        assertThat(KINESIS.name()).isEqualTo("kinesis");
        assertThat(KINESIS.targetPrefix()).isEqualTo("Kinesis_20131202");
    }

    @Test
    void kinesisHasAllOperationsThatAwsHas() {
        assertThat(KINESIS.operations().keySet())
                .containsExactly(
                        "AddTagsToStream",
                        "CreateChannel",
                        "CreateStream",
                        "DecreaseStreamRetentionPeriod",
                        "DeleteChannel",
                        "DeleteResourcePolicy",
                        "DeleteStream",
                        "DeregisterStreamConsumer",
                        "DescribeAccountSettings",
                        "DescribeChannel",
                        "DescribeLimits",
                        "DescribeStream",
                        "DescribeStreamConsumer",
                        "DescribeStreamSummary",
                        "DisableEnhancedMonitoring",
                        "EnableEnhancedMonitoring",
                        "GetRecords",
                        "GetResourcePolicy",
                        "GetShardIterator",
                        "IncreaseStreamRetentionPeriod",
                        "ListChannels",
                        "ListShards",
                        "ListStreamConsumers",
                        "ListStreams",
                        "ListTagsForResource",
                        "ListTagsForStream",
                        "MergeShards",
                        "PutRecord",
                        "PutRecords",
                        "PutResourcePolicy",
                        "RegisterStreamConsumer",
                        "RemoveTagsFromStream",
                        "SplitShard",
                        "StartStreamEncryption",
                        "StopStreamEncryption",
                        "SubscribeToShard",
                        "TagResource",
                        "UntagResource",
                        "UpdateAccountSettings",
                        "UpdateChannel",
                        "UpdateMaxRecordSize",
                        "UpdateShardCount",
                        "UpdateStreamMode",
                        "UpdateStreamRecordDistributionStrategy",
                        "UpdateStreamWarmThroughput");
    }

    @Test
    void bothVersionsOfKinesisAnalyticsAreKnown() {
        var first = ServiceModels.kinesisAnalytics();
        var second = ServiceModels.kinesisAnalyticsV2();

        assertThat(first.targetPrefix()).isEqualTo("KinesisAnalytics_20150814");
        assertThat(second.targetPrefix()).isEqualTo("KinesisAnalytics_20180523");
        assertThat(first.operations()).hasSize(20);
        assertThat(second.operations())
                .hasSize(33)
                .containsKeys(first.operations().keySet().toArray(String[]::new));
    }

    @Test
    void operationsAreFoundOnlyUnderTheirExactName() {
        assertThat(KINESIS.operation("PutRecord"))
                .hasValueSatisfying(operation -> assertThat(operation.errors()).contains("ResourceNotFoundException"));
        assertThat(KINESIS.operation("putRecord")).isEmpty();
    }

    @Test
    void anOperationWithoutAResultHasNoOutput() {
        var deleteStream = KINESIS.operation("DeleteStream").orElseThrow();
        var putRecord = KINESIS.operation("PutRecord").orElseThrow();

        assertThat(deleteStream.output()).isNull();
        assertThat(putRecord.output()).isNotNull();
    }

    @Test
    void everyReferenceLeadsToTheShapeThatItNames() {
        List<Shape> shapes = new ReachableShapes(KINESIS).list();

        assertThat(shapes).hasSizeGreaterThan(150);
        assertThat(shapes).allSatisfy(shape -> assertThat(ReachableShapes.references(shape))
                .allSatisfy(reference -> assertThat(reference.shape().name()).isEqualTo(reference.name())));
    }

    @Test
    void loadingTwiceGivesTheSameModel() {
        ServiceModel again = ServiceModels.kinesis();

        assertThat(again.operations()).hasToString(KINESIS.operations().toString());
        assertThat(new ReachableShapes(again).list())
                .hasToString(new ReachableShapes(KINESIS).list().toString());
    }
}
