package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Replies byte for byte. Provenance of all: inferred from what AWS SDKs, boto3 and the AWS CLI were seen to accept
 * (definite lengths and tagged milliseconds in CBOR, seconds with milliseconds in JSON, no member that is null).
 */
class GoldenRepliesTest {
    record GetRecords(List<Entry> records, @Nullable String nextShardIterator, long millisBehindLatest) {}

    record Entry(String sequenceNumber, Instant approximateArrivalTimestamp, ByteBuffer data, String partitionKey) {}

    record AddTags(@Nullable String streamName, Map<String, String> tags) {}

    private static final GetRecords RECORDS = new GetRecords(
            List.of(new Entry("495", Instant.ofEpochMilli(1_700_000_000_123L), Calls.utf8("hello"), "p\u00e9")),
            null,
            0);

    @Test
    void writesRecordsInJson() {
        String reply = Calls.text(encode(Encoding.JSON, RECORDS));

        assertThat(reply)
                .isEqualTo("{\"Records\":[{\"SequenceNumber\":\"495\","
                        + "\"ApproximateArrivalTimestamp\":1700000000.123,"
                        + "\"Data\":\"aGVsbG8=\",\"PartitionKey\":\"p\u00e9\"}],\"MillisBehindLatest\":0}");
    }

    @Test
    void writesRecordsInCbor() {
        String reply = Calls.hex(encode(Encoding.CBOR, RECORDS));

        assertThat(reply)
                .isEqualTo(
                        "a2" // two members, for NextShardIterator is null
                                + "675265636f72647381" // Records, of one
                                + "a4"
                                + "6e53657175656e63654e756d62657263343935" // SequenceNumber "495"
                                + "781b417070726f78696d6174654172726976616c54696d657374616d70" // ApproximateArrivalTimestamp
                                + "c11b0000018bcfe5687b"
                                + "64446174614568656c6c6f" // Data, five bytes
                                + "6c506172746974696f6e4b65796370c3a9" // PartitionKey
                                + "724d696c6c6973426568696e644c617465737400"); // MillisBehindLatest
    }

    @Test
    void writesWholeSecondsWithMillisecondsToo() {
        var entry = new Entry("1", Instant.ofEpochSecond(5), Calls.utf8(""), "p");

        String reply = Calls.text(encode(Encoding.JSON, new GetRecords(List.of(entry), "next", 7)));

        assertThat(reply)
                .isEqualTo(
                        "{\"Records\":[{\"SequenceNumber\":\"1\",\"ApproximateArrivalTimestamp\":5.000,"
                                + "\"Data\":\"\",\"PartitionKey\":\"p\"}],\"NextShardIterator\":\"next\",\"MillisBehindLatest\":7}");
    }

    @Test
    void writesMapsInBothEncodings() {
        var shape = Fakes.KINESIS.operation("AddTagsToStream").orElseThrow().input();
        var encoder = new ReplyEncoder(shape, AddTags.class);
        var tags = new AddTags(null, Map.of("team", "a"));

        assertThat(Calls.text(encoder.encode(Encoding.JSON, tags).body())).isEqualTo("{\"Tags\":{\"team\":\"a\"}}");
        assertThat(Calls.hex(encoder.encode(Encoding.CBOR, tags).body())).isEqualTo("a16454616773a1647465616d6161");
    }

    @Test
    void writesBlobsOutsideTheHeapWithoutMovingTheirPosition() {
        ByteBuffer direct =
                ByteBuffer.allocateDirect(4).put(new byte[] {1, 2, 3, 4}).flip().position(1);
        var entry = new Entry("1", Instant.EPOCH, direct, "p");

        String reply = Calls.text(encode(Encoding.JSON, new GetRecords(List.of(entry), null, 0)));

        assertThat(reply).contains("\"Data\":\"AgME\"");
        assertThat(direct.remaining()).isEqualTo(3);
    }

    private static ByteBuffer encode(Encoding encoding, GetRecords records) {
        var shape = Fakes.KINESIS.operation("GetRecords").orElseThrow().output();
        return new ReplyEncoder(shape, GetRecords.class)
                .encode(encoding, records)
                .body();
    }
}
