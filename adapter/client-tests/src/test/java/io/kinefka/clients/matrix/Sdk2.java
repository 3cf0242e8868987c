package io.kinefka.clients.matrix;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The AWS SDK for Java 2. */
class Sdk2 implements KinesisCalls {
    private final KinesisClient kinesis;

    Sdk2(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    @Override
    public void createStream(String stream, int shards) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        awaitActive(stream);
    }

    void awaitActive(String stream) {
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(stream));
    }

    @Override
    public int openShards(String stream) {
        return kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .openShardCount();
    }

    @Override
    public void put(String stream, Sent record) {
        kinesis.putRecord(request ->
                request.streamName(stream).partitionKey(record.partitionKey()).data(record.data()));
    }

    @Override
    public int put(String stream, List<Sent> records) {
        var entries = records.stream()
                .map(record -> PutRecordsRequestEntry.builder()
                        .partitionKey(record.partitionKey())
                        .data(record.data())
                        .build())
                .toList();
        return kinesis.putRecords(request -> request.streamName(stream).records(entries))
                .failedRecordCount();
    }

    @Override
    public List<String> shards(String stream) {
        var shards = new ArrayList<String>();
        var request =
                ListShardsRequest.builder().streamName(stream).maxResults(1).build();
        while (true) {
            ListShardsResponse page = kinesis.listShards(request);
            page.shards().stream().map(Shard::shardId).forEach(shards::add);
            if (page.nextToken() == null) {
                return shards;
            }
            request = ListShardsRequest.builder()
                    .nextToken(page.nextToken())
                    .maxResults(1)
                    .build();
        }
    }

    @Override
    public List<String> streams() {
        var names = new ArrayList<String>();
        ListStreamsResponse page = kinesis.listStreams(request -> request.limit(1));
        names.addAll(page.streamNames());
        while (page.hasMoreStreams()) {
            String token = page.nextToken();
            page = kinesis.listStreams(request -> request.limit(1).nextToken(token));
            names.addAll(page.streamNames());
        }
        return names;
    }

    @Override
    public List<Received> read(String stream, String shard) {
        var records = new ArrayList<Received>();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (true) {
            String from = iterator;
            GetRecordsResponse answer = kinesis.getRecords(request -> request.shardIterator(from));
            answer.records().stream().map(Sdk2::received).forEach(records::add);
            if (answer.millisBehindLatest() == 0) {
                return records;
            }
            iterator = answer.nextShardIterator();
        }
    }

    static Received received(Record record) {
        return new Received(new Sent(record.partitionKey(), record.data()), record.approximateArrivalTimestamp());
    }

    @Override
    public void deleteStream(String stream) {
        kinesis.deleteStream(request -> request.streamName(stream).enforceConsumerDeletion(true));
    }

    @Override
    public Class<? extends Exception> notFound() {
        return ResourceNotFoundException.class;
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
