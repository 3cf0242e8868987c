package io.kinefka.log.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimRecordTest {
    private static final UUID CLAIM = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @Test
    void keepsItsFormat() {
        var taken = new ClaimRecord("place", CLAIM, Duration.ofSeconds(5));
        var givenBack = new ClaimRecord("place", CLAIM, null);

        assertThat(HexFormat.of().formatHex(taken.encodeValue()))
                .isEqualTo("0000" + "00112233445566778899aabbccddeeff" + "0000000000001388");
        assertThat(ClaimRecord.decode(taken.encodeKey(), taken.encodeValue())).isEqualTo(taken);
        assertThat(ClaimRecord.decode(givenBack.encodeKey(), givenBack.encodeValue()))
                .isEqualTo(givenBack);
    }

    @Test
    void refusesANewerFormat() {
        byte[] newer = new ClaimRecord("place", CLAIM, null).encodeValue();
        newer[1] = 1;

        assertThatThrownBy(() -> ClaimRecord.decode(new byte[0], newer)).isInstanceOf(UnsupportedFormatException.class);
    }
}
