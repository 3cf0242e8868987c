package io.kinefka.clients.matrix;

import com.amazonaws.services.kinesis.AmazonKinesis;
import com.amazonaws.services.kinesis.model.CreateStreamRequest;
import com.amazonaws.services.kinesis.model.DeleteStreamRequest;
import com.amazonaws.services.kinesis.model.DescribeStreamRequest;
import com.amazonaws.services.kinesis.model.DescribeStreamSummaryRequest;
import com.amazonaws.services.kinesis.model.GetRecordsRequest;
import com.amazonaws.services.kinesis.model.ListShardsRequest;
import com.amazonaws.services.kinesis.model.ListStreamsRequest;
import com.amazonaws.services.kinesis.model.PutRecordsRequest;
import com.amazonaws.services.kinesis.model.PutRecordsRequestEntry;
import com.amazonaws.services.kinesis.model.Record;
import com.amazonaws.services.kinesis.model.ResourceNotFoundException;
import com.amazonaws.services.kinesis.model.ShardIteratorType;
import com.amazonaws.waiters.WaiterParameters;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/** The AWS SDK for Java 1. */
final class Sdk1 implements KinesisCalls {
    private final AmazonKinesis kinesis;

    Sdk1(AmazonKinesis kinesis) {
        this.kinesis = kinesis;
    }

    @Override
    public void createStream(String stream, int shards) {
        kinesis.createStream(new CreateStreamRequest().withStreamName(stream).withShardCount(shards));
        kinesis.waiters()
                .streamExists()
                .run(new WaiterParameters<>(new DescribeStreamRequest().withStreamName(stream)));
    }

    @Override
    public int openShards(String stream) {
        return kinesis.describeStreamSummary(new DescribeStreamSummaryRequest().withStreamName(stream))
                .getStreamDescriptionSummary()
                .getOpenShardCount();
    }

    @Override
    public void put(String stream, Sent record) {
        kinesis.putRecord(stream, record.data().asByteBuffer(), record.partitionKey());
    }

    @Override
    public int put(String stream, List<Sent> records) {
        var entries = records.stream()
                .map(record -> new PutRecordsRequestEntry()
                        .withPartitionKey(record.partitionKey())
                        .withData(record.data().asByteBuffer()))
                .toList();
        return kinesis.putRecords(new PutRecordsRequest().withStreamName(stream).withRecords(entries))
                .getFailedRecordCount();
    }

    @Override
    public List<String> shards(String stream) {
        var shards = new ArrayList<String>();
        var page = kinesis.listShards(
                new ListShardsRequest().withStreamName(stream).withMaxResults(1));
        page.getShards().forEach(shard -> shards.add(shard.getShardId()));
        while (page.getNextToken() != null) {
            page = kinesis.listShards(
                    new ListShardsRequest().withNextToken(page.getNextToken()).withMaxResults(1));
            page.getShards().forEach(shard -> shards.add(shard.getShardId()));
        }
        return shards;
    }

    @Override
    public List<String> streams() {
        var page = kinesis.listStreams(new ListStreamsRequest().withLimit(1));
        var names = new ArrayList<>(page.getStreamNames());
        while (page.getHasMoreStreams()) {
            page = kinesis.listStreams(new ListStreamsRequest().withLimit(1).withNextToken(page.getNextToken()));
            names.addAll(page.getStreamNames());
        }
        return names;
    }

    @Override
    public List<Received> read(String stream, String shard) {
        var records = new ArrayList<Received>();
        String iterator = kinesis.getShardIterator(stream, shard, ShardIteratorType.TRIM_HORIZON.toString())
                .getShardIterator();
        while (true) {
            var answer = kinesis.getRecords(new GetRecordsRequest().withShardIterator(iterator));
            answer.getRecords().stream().map(Sdk1::received).forEach(records::add);
            if (answer.getMillisBehindLatest() == 0) {
                return records;
            }
            iterator = answer.getNextShardIterator();
        }
    }

    @SuppressWarnings("JavaUtilDate")
    private static Received received(Record record) {
        return new Received(
                new Sent(record.getPartitionKey(), SdkBytes.fromByteBuffer(record.getData())),
                record.getApproximateArrivalTimestamp().toInstant());
    }

    @Override
    public void deleteStream(String stream) {
        kinesis.deleteStream(new DeleteStreamRequest().withStreamName(stream).withEnforceConsumerDeletion(true));
    }

    @Override
    public Class<? extends Exception> notFound() {
        return ResourceNotFoundException.class;
    }

    @Override
    public void close() {
        kinesis.shutdown();
    }
}
