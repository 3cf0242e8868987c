package io.kinefka.delivery.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.testing.Decoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {

    @ParameterizedTest
    @EnumSource
    void isReadBackAsItWasWrittenAndTheSameEveryTime(CompressionFormat format) throws IOException {
        byte[] text = "user signup\n".repeat(50_000).getBytes(UTF_8);

        byte[] encoded = encode(format, text);

        assertThat(Decoding.decode(format, encoded)).isEqualTo(text);
        assertThat(encode(format, text)).isEqualTo(encoded);
        if (format != CompressionFormat.UNCOMPRESSED) {
            assertThat(encoded).hasSizeLessThan(text.length / 5);
        }
    }

    private static byte[] encode(CompressionFormat format, byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var encoded = Encoding.open(format, bytes, "a/b/name.zip", Instant.parse("2026-01-01T00:00:00Z"))) {
            encoded.write(text, 0, 10);
            encoded.write(text, 10, text.length - 10);
        }
        return bytes.toByteArray();
    }
}
