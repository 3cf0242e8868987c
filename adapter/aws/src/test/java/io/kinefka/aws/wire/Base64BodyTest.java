package io.kinefka.aws.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64BodyTest {

    @Property
    void findsEveryTextOfABodyWhereverItLies(@ForAll byte[] first, @ForAll byte[] second) throws IOException {
        String body = "{ \"ü\" :\n[ \"" + encoded(first) + "\" , {\"b\":\"" + encoded(second) + "\"}] } ";

        try (JsonParser parser = Encoding.JSON.parser(slice(body.getBytes(UTF_8)))) {
            assertThat(nextText(parser)).isEqualTo(ByteBuffer.wrap(first));
            assertThat(nextText(parser)).isEqualTo(ByteBuffer.wrap(second));
            parser.nextToken();
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Property(tries = 5000)
    void takesOnlyWhatTheStrictDecoderTakes(
            @ForAll @StringLength(max = 8) @CharRange(from = 'A', to = 'H') @Chars({'=', '+', '/', 'g', '-', 'é'})
                    String text)
            throws IOException {
        @Nullable ByteBuffer strict;
        try {
            strict = new Base64Text(text.toCharArray(), 0, text.length()).decode();
        } catch (RuntimeException refused) {
            strict = null;
        }

        assertThat(decode(text.getBytes(UTF_8))).isEqualTo(strict);
    }

    @Test
    void overlooksBackslashesBeforeSlashes() throws IOException {
        assertThat(decode("\\/\\/79".getBytes(UTF_8)))
                .isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0051UJD", "QUJ\\\"", "\\\\UJD", "QUJD\\n"})
    void leavesOtherEscapesToTheParser(String text) throws IOException {
        assertThat(decode(text.getBytes(UTF_8))).isNull();
    }

    @Test
    void copesWithAByteOrderMark() throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        body.writeBytes("{\"a\":\"QUJD\"}".getBytes(UTF_8));

        try (JsonParser parser = Encoding.JSON.parser(slice(body.toByteArray()))) {
            assertThat(nextText(parser)).isEqualTo(ByteBuffer.wrap("ABC".getBytes(UTF_8)));
        }
    }

    @Test
    void leavesBodiesOutsideTheHeapToTheParser() throws IOException {
        byte[] body = "{\"a\":\"QUJD\"}".getBytes(UTF_8);

        try (JsonParser parser = Encoding.JSON.parser(
                ByteBuffer.allocateDirect(body.length).put(body).flip())) {
            assertThat(nextText(parser)).isNull();
        }
    }

    private static @Nullable ByteBuffer decode(byte[] text) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"a\":\"".getBytes(UTF_8));
        body.writeBytes(text);
        body.writeBytes("\"}".getBytes(UTF_8));
        try (JsonParser parser = Encoding.JSON.parser(ByteBuffer.wrap(body.toByteArray()))) {
            return nextText(parser);
        }
    }

    private static @Nullable ByteBuffer nextText(JsonParser parser) throws IOException {
        while (!parser.nextToken().isScalarValue()) {}
        return Base64Body.decode(parser);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A part of an array, as bodies may be. */
    private static ByteBuffer slice(byte[] body) {
        return ByteBuffer.allocate(body.length + 9).put(5, body).position(5).limit(5 + body.length);
    }
}
