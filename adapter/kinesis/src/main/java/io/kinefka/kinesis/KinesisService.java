package io.kinefka.kinesis;

import static java.util.Map.entry;

import io.kinefka.aws.Operation;
import io.kinefka.aws.SecondLook;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.log.KafkaLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Kinesis Data Streams on a log. */
public final class KinesisService {

    private KinesisService() {}

    /** The service, once the key of its tokens is known. */
    public static CompletionStage<Service> create(
            KafkaLog log, KinesisSettings settings, ShardMeter meter, Clock clock) {
        var loads = new ShardLoads();
        var scaling = new OnDemandScaling(log, loads, settings);
        log.every(
                settings.onDemand().window(),
                () -> scaling.judge(settings.onDemand().window()));
        var activity = new ShardActivity(meter, loads, new StreamTraffic(log.metrics(), clock));
        return log.secrets()
                .secret("kinesis-tokens")
                .thenApply(key -> new Service(
                        ServiceModels.kinesis(),
                        operations(log, settings, activity, key, clock),
                        new CallLimits(settings.limits()).over(new SecondLook(log::refresh))));
    }

    /** The one table of operations. */
    private static Map<String, Operation<?, ?>> operations(
            KafkaLog log, KinesisSettings settings, ShardActivity activity, byte[] key, Clock clock) {
        var random = new SecureRandom();
        var limits = settings.limits();
        var admission = new WriteAdmission(limits, activity);
        var iterators = new ShardIterators(new SealedToken(key, "shard-iterator", random), limits.faults(), clock);
        var listings = new ShardListings(new PageTokens(new SealedToken(key, "list-shards", random), clock));
        var streamLists = new PageTokens(new SealedToken(key, "list-streams", random), clock);
        var consumerListings =
                new ConsumerListings(new PageTokens(new SealedToken(key, "list-stream-consumers", random), clock));
        var streams = log.streams();
        var positions = new ShardPositions(log.offsets());
        var consumers = log.consumers();
        var quota = new ConsumerQuota(consumers, log.accounts(), clock);
        var resources = new Resources(streams, consumers, clock);
        var tagging = new Tagging(streams, consumers, resources);
        var warmThroughput = new WarmThroughput(streams, settings);
        return Map.ofEntries(
                entry("AddTagsToStream", new AddTagsToStream(streams, tagging)),
                entry("CreateChannel", new CreateChannel()),
                entry("CreateStream", new CreateStream(streams, settings)),
                entry("DecreaseStreamRetentionPeriod", new DecreaseStreamRetentionPeriod(streams, clock)),
                entry("DeleteChannel", new DeleteChannel()),
                entry("DeleteResourcePolicy", new DeleteResourcePolicy(resources, log.policies())),
                entry("DeleteStream", new DeleteStream(streams, consumers)),
                entry("DeregisterStreamConsumer", new DeregisterStreamConsumer(streams, consumers, settings)),
                entry("DescribeAccountSettings", new DescribeAccountSettings(log.accounts(), clock)),
                entry("DescribeChannel", new DescribeChannel()),
                entry("DescribeLimits", new DescribeLimits(streams, settings)),
                entry("DescribeStream", new DescribeStream(streams, clock)),
                entry("DescribeStreamConsumer", new DescribeStreamConsumer(streams, consumers, clock)),
                entry("DescribeStreamSummary", new DescribeStreamSummary(streams, consumers)),
                entry("DisableEnhancedMonitoring", new DisableEnhancedMonitoring(streams)),
                entry("EnableEnhancedMonitoring", new EnableEnhancedMonitoring(streams)),
                entry("GetRecords", new GetRecords(streams, log.polls(), iterators, limits.shards(), activity, clock)),
                entry("GetResourcePolicy", new GetResourcePolicy(resources, log.policies())),
                entry("GetShardIterator", new GetShardIterator(streams, positions, iterators, limits.shards(), clock)),
                entry("IncreaseStreamRetentionPeriod", new IncreaseStreamRetentionPeriod(streams, clock)),
                entry("ListChannels", new ListChannels()),
                entry("ListShards", new ListShards(streams, listings, clock)),
                entry("ListStreamConsumers", new ListStreamConsumers(streams, consumers, consumerListings, clock)),
                entry("ListStreams", new ListStreams(streams, streamLists)),
                entry("ListTagsForResource", new ListTagsForResource(resources, tagging)),
                entry("ListTagsForStream", new ListTagsForStream(streams)),
                entry("MergeShards", new MergeShards(streams, settings)),
                entry("PutRecord", new PutRecord(streams, log.writer(), admission, activity)),
                entry("PutRecords", new PutRecords(streams, log.writer(), admission, activity)),
                entry("PutResourcePolicy", new PutResourcePolicy(resources, log.policies())),
                entry("RegisterStreamConsumer", new RegisterStreamConsumer(streams, consumers, quota, settings, clock)),
                entry("RemoveTagsFromStream", new RemoveTagsFromStream(streams, tagging)),
                entry("SplitShard", new SplitShard(streams, settings)),
                entry("StartStreamEncryption", new StartStreamEncryption(streams, log.keys(), settings)),
                entry("StopStreamEncryption", new StopStreamEncryption(streams, settings)),
                entry("SubscribeToShard", new SubscribeToShard(log, positions, settings, activity.traffic(), clock)),
                entry("TagResource", new TagResource(resources, tagging)),
                entry("UntagResource", new UntagResource(resources, tagging)),
                entry("UpdateAccountSettings", new UpdateAccountSettings(log.accounts(), clock)),
                entry("UpdateChannel", new UpdateChannel()),
                entry("UpdateMaxRecordSize", new UpdateMaxRecordSize(streams, settings)),
                entry("UpdateShardCount", new UpdateShardCount(streams, settings)),
                entry("UpdateStreamMode", new UpdateStreamMode(streams, warmThroughput, settings)),
                entry(
                        "UpdateStreamRecordDistributionStrategy",
                        new UpdateStreamRecordDistributionStrategy(streams, settings)),
                entry("UpdateStreamWarmThroughput", new UpdateStreamWarmThroughput(streams, warmThroughput)));
    }
}
