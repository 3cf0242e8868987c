package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Streams, and keys that they can be encrypted with: one of the service's own, and a second one. */
abstract class EncryptedStreams {
    static final String OURS = LocalKeyStore.SERVICE_ALIAS;

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    LocalKeyStore keys;

    @SuppressWarnings("NullAway.Init")
    KinesisUnderTest kinesis;

    @BeforeEach
    void open() {
        keys = LocalKeyStore.openOrCreate(file(), Clock.systemUTC());
        LocalKeyStore.create(file(), "alias/second", Clock.systemUTC());
        keys.refresh();
        kinesis = KinesisUnderTest.encrypting(keys, Duration.ZERO);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    final Path file() {
        return directory.resolve("keys.json");
    }

    Answer start(String stream, String key) {
        return change("Start", stream, "KMS", key);
    }

    Answer stop(String stream, String key) {
        return change("Stop", stream, "KMS", key);
    }

    Answer change(String what, String stream, String type, String key) {
        return kinesis.call(
                what + "StreamEncryption",
                "{'StreamName':'" + stream + "','EncryptionType':'" + type + "','KeyId':'" + key + "'}");
    }

    Answer putBoth(String stream, String one, String other) {
        return kinesis.call(
                "PutRecords",
                "{'StreamName':'" + stream + "','Records':[{'PartitionKey':'a','Data':'" + base64(one)
                        + "'},{'PartitionKey':'b','Data':'" + base64(other) + "'}]}");
    }

    Answer readAll(String stream) {
        return kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));
    }

    JsonNode description(String stream) {
        return kinesis.call("DescribeStream", "{'StreamName':'" + stream + "'}").at("/StreamDescription");
    }

    JsonNode summary(String stream) {
        return kinesis.call("DescribeStreamSummary", "{'StreamName':'" + stream + "'}")
                .at("/StreamDescriptionSummary");
    }
}
