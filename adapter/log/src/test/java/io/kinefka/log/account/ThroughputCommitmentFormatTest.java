package io.kinefka.log.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ThroughputCommitmentFormatTest {
    /** What version 0 writes. Catalogs hold such records, so these bytes must be readable for ever. */
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("00000000018bcfe5687b8000000000000000");

    private static final ThroughputCommitment COMMITMENT =
            new ThroughputCommitment(Instant.ofEpochMilli(1_700_000_000_123L), null);

    @Test
    void writesAndReadsWhatItAlwaysHas() {

        assertThat(ThroughputCommitmentFormat.encode(COMMITMENT)).isEqualTo(VERSION_0);
        assertThat(ThroughputCommitmentFormat.decode(VERSION_0)).isEqualTo(COMMITMENT);
    }

    @Test
    void refusesWhatANewerVersionHasWritten() {
        byte[] newer = VERSION_0.clone();
        newer[1] = 1;

        assertThatThrownBy(() -> ThroughputCommitmentFormat.decode(newer))
                .isInstanceOf(UnsupportedFormatException.class);
    }
}
