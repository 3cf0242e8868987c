package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.aws.AwsException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {
    private static final String TEN_MEBIBYTES_IN_BASE64 = "QUJD".repeat(10 * 1024 * 1024 / 3);

    @Test
    void leavesOutMembersThatAreNullOrUnknown() {
        String body = "{\"Nonsense\":{\"a\":[1,{\"b\":null}]},\"StreamName\":\"s\",\"StreamARN\":null}";

        assertThat(json("DescribeStream", body)).isEqualTo(Map.of("StreamName", "s"));
        assertThat(cbor("DescribeStream", body)).isEqualTo(Map.of("StreamName", "s"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.9, 1",
        "-1.9, -1",
        "2147483648, 2147483647",
        "-2147483649, -2147483648",
        "100000000000, 2147483647",
        "99999999999999999999999999, 2147483647",
        "-99999999999999999999999999, -2147483648",
        "1e400, 2147483647",
        "-1e400, -2147483648"
    })
    void clampsAndTruncatesIntegers(String sent, int understood) {
        Map<String, Object> members = json("ListStreams", "{\"Limit\":" + sent + "}");

        assertThat(members).isEqualTo(Map.of("Limit", understood));
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000, 1700000000000",
        "1700000000.123, 1700000000123",
        "1.700000000123E9, 1700000000123",
        "1700000000123, 1700000000123",
        "0, 0",
        "0.001, 1",
        "-1.5, -1500"
    })
    void readsJsonTimestampsAsSecondsUnlessTheyCanOnlyBeMilliseconds(String sent, long millis) {
        Map<String, Object> members = json("GetShardIterator", "{\"Timestamp\":" + sent + "}");

        assertThat(members).isEqualTo(Map.of("Timestamp", Instant.ofEpochMilli(millis)));
    }

    @ParameterizedTest
    @CsvSource({
        // Tag 1 and a 64-bit integer: milliseconds, also where seconds would be as likely.
        "c11b0000018bcfe5687b, 1700000000123",
        "c11a6553f100, 1700000000",
        // Plain integer and plain double: seconds.
        "1a6553f100, 1700000000000",
        "fb41d954fc4007df3b, 1700000000123",
        // Plain integer that can only be milliseconds.
        "1b0000018bcfe5687b, 1700000000123"
    })
    void readsCborTimestampsInAllFormsThatClientsSend(String sent, long millis) {
        byte[] body = HexFormat.of().parseHex("a16954696d657374616d70" + sent);

        Map<String, Object> members = decoder("GetShardIterator").decode(Encoding.CBOR, ByteBuffer.wrap(body));

        assertThat(members).isEqualTo(Map.of("Timestamp", Instant.ofEpochMilli(millis)));
    }

    @Test
    void readsTruthInWordsToo() {
        assertThat(json("DeleteStream", "{\"EnforceConsumerDeletion\":\"True\"}"))
                .isEqualTo(Map.of("EnforceConsumerDeletion", true));
        assertThat(json("DeleteStream", "{\"EnforceConsumerDeletion\":false}"))
                .isEqualTo(Map.of("EnforceConsumerDeletion", false));
    }

    @Test
    void readsBytesSentAsEscapedBase64() {
        Map<String, Object> members = json("PutRecord", "{\"Data\":\"\\/\\/79\"}");

        assertThat(members)
                .isEqualTo(Map.of("Data", ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd})));
    }

    @Test
    void readsABlobOfTenMebibytesInBothEncodings() {
        String body = "{\"Data\":\"" + TEN_MEBIBYTES_IN_BASE64 + "\"}";
        byte[] data = Base64.getDecoder().decode(TEN_MEBIBYTES_IN_BASE64);

        assertThat(json("PutRecord", body)).isEqualTo(Map.of("Data", ByteBuffer.wrap(data)));
        assertThat(cbor("PutRecord", body)).isEqualTo(Map.of("Data", ByteBuffer.wrap(data)));
    }

    @Test
    void refusesBodiesThatTakeManyTimesTheirSizeWhenDecoded() {
        String crowd = "{\"Records\":[" + "{},".repeat(300_000) + "{}]}";
        String text = "{\"StreamName\":\"" + "x".repeat(5 << 20) + "\"}";

        assertMalformed(() -> json("PutRecords", crowd));
        assertMalformed(() -> cbor("PutRecords", crowd));
        assertMalformed(() -> json("PutRecords", text));
        assertMalformed(() -> cbor("PutRecords", text));
    }

    @Test
    void readsBodiesOutsideTheHeapAndSlices() {
        byte[] bytes = "{\"StreamName\":\"s\"}".getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        ByteBuffer slice =
                ByteBuffer.allocate(bytes.length + 7).put(5, bytes).position(5).limit(5 + bytes.length);

        assertThat(decoder("DescribeStream").decode(Encoding.JSON, direct)).isEqualTo(Map.of("StreamName", "s"));
        assertThat(decoder("DescribeStream").decode(Encoding.JSON, slice)).isEqualTo(Map.of("StreamName", "s"));
        assertThat(direct.remaining()).isEqualTo(bytes.length);
    }

    @Test
    void keepsNothingOfTheBodysMemory() {
        ByteBuffer body = ByteBuffer.wrap(HexFormat.of().parseHex("a1644461746143010203"));

        Map<String, Object> members = decoder("PutRecord").decode(Encoding.CBOR, body);
        Arrays.fill(body.array(), (byte) 0);

        assertThat(members).isEqualTo(Map.of("Data", ByteBuffer.wrap(new byte[] {1, 2, 3})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "1", "\"a\"", "{", "{\"StreamName\":", "{\"StreamName\":\"a\"", "{]", "{} {}"})
    void callsBrokenJsonMalformed(String body) {
        assertMalformed(() -> json("DescribeStream", body));
    }

    @Test
    void refusesHalvesOfCharacters() {
        assertMalformed(() -> json("DescribeStream", "{\"StreamName\":\"a\\ud800b\"}"));
        assertMalformed(() -> json("AddTagsToStream", "{\"Tags\":{\"\\udc00\":\"v\"}}"));
        assertThat(json("DescribeStream", "{\"StreamName\":\"\\ud83d\\ude00\"}"))
                .isEqualTo(Map.of("StreamName", "\ud83d\ude00"));
    }

    @Test
    void boundsTheDepthOfNesting() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertMalformed(() -> json("DescribeStream", "{\"Nonsense\":" + deep + "}"));
    }

    private static void assertMalformed(ThrowingCallable decoding) {
        assertThatThrownBy(decoding).isInstanceOfSatisfying(AwsException.class, error -> {
            assertThat(error.code()).isEqualTo("SerializationException");
            assertThat(error.text()).isEmpty();
        });
    }

    private static Map<String, Object> json(String operation, String body) {
        return decoder(operation).decode(Encoding.JSON, Calls.utf8(body));
    }

    private static Map<String, Object> cbor(String operation, String jsonBody) {
        return decoder(operation).decode(Encoding.CBOR, ByteBuffer.wrap(Calls.cborOf(jsonBody)));
    }

    private static RequestDecoder decoder(String operation) {
        return new RequestDecoder(
                Fakes.KINESIS.operation(operation).orElseThrow().input());
    }
}
