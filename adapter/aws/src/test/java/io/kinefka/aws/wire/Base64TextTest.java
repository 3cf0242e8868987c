package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.aws.AwsException;
import java.nio.ByteBuffer;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class Base64TextTest {

    @Property
    void decodesWhatTheJdkEncodes(@ForAll byte[] bytes) {
        String text = Base64.getEncoder().encodeToString(bytes);

        assertThat(decode(text)).isEqualTo(ByteBuffer.wrap(bytes));
    }

    /** AWS accepts only the one text that encodes a value. */
    @Property(tries = 5000)
    void acceptsATextOnlyIfItIsWhatItsBytesEncodeTo(
            @ForAll @StringLength(max = 8) @CharRange(from = 'A', to = 'H') @Chars({'=', '+', '/', 'g', '-'})
                    String text) {
        boolean canonical;
        try {
            canonical = Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(text))
                    .equals(text);
        } catch (IllegalArgumentException noBase64) {
            canonical = false;
        }

        if (canonical) {
            assertThat(decode(text))
                    .isEqualTo(ByteBuffer.wrap(Base64.getDecoder().decode(text)));
        } else {
            assertThatThrownBy(() -> decode(text))
                    .isInstanceOf(AwsException.class)
                    .hasMessageStartingWith("'" + text + "' can not be converted to a Blob: ");
        }
    }

    private static ByteBuffer decode(String text) {
        char[] buffer = ("<<" + text + ">>").toCharArray();
        return new Base64Text(buffer, 2, text.length()).decode();
    }
}
