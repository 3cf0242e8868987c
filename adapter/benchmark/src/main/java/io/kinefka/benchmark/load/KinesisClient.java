package io.kinefka.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The calls of Kinesis that the load is made of, over one connection. */
public final class KinesisClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final byte[] NONE_FAILED = "\"FailedRecordCount\":0".getBytes(UTF_8);
    /** The name of the field, then 0. */
    private static final byte[] NONE_FAILED_CBOR = "FailedRecordCount\0".getBytes(UTF_8);

    private final HttpConnection connection;

    public KinesisClient(URI endpoint) {
        connection = new HttpConnection(endpoint);
    }

    /** Makes a stream and returns when it is active. */
    public void createStream(String name, int shards) {
        call("CreateStream", JSON.createObjectNode().put("StreamName", name).put("ShardCount", shards));
        var request = JSON.createObjectNode().put("StreamName", name);
        while (!call("DescribeStreamSummary", request)
                .at("/StreamDescriptionSummary/StreamStatus")
                .asText()
                .equals("ACTIVE")) {
            Thread.onSpinWait();
        }
    }

    public void deleteStream(String name) {
        call("DeleteStream", JSON.createObjectNode().put("StreamName", name).put("EnforceConsumerDeletion", true));
    }

    /** Puts records, all of which must have been taken. */
    public void put(PutBody body, int sender, long firstCounter) {
        boolean one = body.records() == 1;
        var answer = connection
                .call(
                        one ? "PutRecord" : "PutRecords",
                        body.encoding(),
                        body.next(sender, firstCounter, System.nanoTime()))
                .successful();
        if (!one && !hasNoFailure(body.encoding(), answer)) {
            throw new WrongAnswerException(
                    "Records were refused: " + answer.text().substring(0, 300));
        }
    }

    /** Puts records and returns how many of them were refused. */
    public int tryPut(PutBody body, int sender, long firstCounter) {
        var answer = connection.call("PutRecords", body.encoding(), body.next(sender, firstCounter, System.nanoTime()));
        try {
            return answer.status() == 200
                    ? mapper(body.encoding())
                            .readTree(answer.body(), 0, answer.length())
                            .get("FailedRecordCount")
                            .asInt()
                    : body.records();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasNoFailure(Encoding encoding, HttpConnection.Answer answer) {
        byte[] wanted = encoding == Encoding.JSON ? NONE_FAILED : NONE_FAILED_CBOR;
        int last = answer.length() - wanted.length;
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < wanted.length && answer.body()[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** An iterator over a shard, from its beginning or its end. */
    public String iterator(String stream, int shard, String type) {
        return call(
                        "GetShardIterator",
                        JSON.createObjectNode()
                                .put("StreamName", stream)
                                .put("ShardId", shardId(shard))
                                .put("ShardIteratorType", type))
                .get("ShardIterator")
                .asText();
    }

    /** An iterator over a shard, from a time on, in seconds since the epoch. */
    public String iteratorAt(String stream, int shard, double seconds) {
        return call(
                        "GetShardIterator",
                        JSON.createObjectNode()
                                .put("StreamName", stream)
                                .put("ShardId", shardId(shard))
                                .put("ShardIteratorType", "AT_TIMESTAMP")
                                .put("Timestamp", seconds))
                .get("ShardIterator")
                .asText();
    }

    /** The records behind an iterator. */
    public RecordsAnswer getRecords(Encoding encoding, String iterator, RecordsAnswer.Reader each) {
        var request = JSON.createObjectNode().put("ShardIterator", iterator).put("Limit", 10_000);
        return RecordsAnswer.read(
                encoding,
                connection
                        .call("GetRecords", encoding, encoded(encoding, request))
                        .successful(),
                each);
    }

    /** Registers a consumer, and returns its ARN. */
    public String registerConsumer(String stream, String name) {
        return call(
                        "RegisterStreamConsumer",
                        JSON.createObjectNode()
                                .put("StreamARN", "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream)
                                .put("ConsumerName", name))
                .at("/Consumer/ConsumerARN")
                .asText();
    }

    public void deregisterConsumer(String arn) {
        call("DeregisterStreamConsumer", JSON.createObjectNode().put("ConsumerARN", arn));
    }

    /** Begins to be pushed what comes; the connection serves nothing else from then on. */
    public EventStream subscribe(String consumer, int shard, String type) {
        var request = JSON.createObjectNode().put("ConsumerARN", consumer).put("ShardId", shardId(shard));
        request.putObject("StartingPosition").put("Type", type);
        connection
                .call("SubscribeToShard", Encoding.JSON, encoded(Encoding.JSON, request))
                .successful();
        return new EventStream(connection);
    }

    private JsonNode call(String operation, ObjectNode request) {
        try {
            var answer = connection
                    .call(operation, Encoding.JSON, encoded(Encoding.JSON, request))
                    .successful();
            return answer.length() == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body(), 0, answer.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(Encoding encoding, ObjectNode request) {
        try {
            return mapper(encoding).writeValueAsBytes(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper(Encoding encoding) {
        return encoding == Encoding.JSON ? JSON : CBOR;
    }

    private static String shardId(int shard) {
        return String.format("shardId-%012d", shard);
    }

    @Override
    public void close() {
        connection.close();
    }
}
