package io.kinefka.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.UnsupportedFormatException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedPointTest {
    private static final SharedPoint POINT = new SharedPoint(
            "g",
            new MetricId("1", "r", "AWS/Kinesis", "IncomingBytes", Map.of("StreamName", "s"), "Bytes"),
            29_000_000,
            new Aggregate(6, 3, 1, 3));

    @Test
    void isWrittenAsItHasAlwaysBeen() {
        assertThat(HexFormat.of().formatHex(POINT.encodeKey()))
                .isEqualTo("00000001670000000001ba8140000131000172000b4157532f4b696e65736973"
                        + "000d496e636f6d696e67427974657300054279746573"
                        + "0001000a53747265616d4e616d65000173");
        assertThat(HexFormat.of().formatHex(POINT.encodeValue()))
                .isEqualTo("401800000000000040080000000000003ff00000000000004008000000000000");
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(SharedPoint.decode(POINT.encodeKey(), POINT.encodeValue())).isEqualTo(POINT);
    }

    @Test
    void refusesANewerFormat() {
        byte[] key = POINT.encodeKey();
        key[1] = 1;

        assertThatThrownBy(() -> SharedPoint.decode(key, POINT.encodeValue()))
                .isInstanceOf(UnsupportedFormatException.class);
    }
}
