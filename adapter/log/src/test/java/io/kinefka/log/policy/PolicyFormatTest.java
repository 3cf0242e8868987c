package io.kinefka.log.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.UnsupportedFormatException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PolicyFormatTest {
    /** What version 0 writes. Catalogs hold such records, so these bytes must be readable for ever. */
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("00007bc3bc7d");

    @Test
    void writesAndReadsWhatItAlwaysHas() {

        assertThat(PolicyFormat.encode("{ü}")).isEqualTo(VERSION_0);
        assertThat(PolicyFormat.decode(VERSION_0)).isEqualTo("{ü}");
    }

    @Test
    void refusesWhatANewerVersionHasWritten() {
        byte[] newer = VERSION_0.clone();
        newer[1] = 1;

        assertThatThrownBy(() -> PolicyFormat.decode(newer)).isInstanceOf(UnsupportedFormatException.class);
    }
}
