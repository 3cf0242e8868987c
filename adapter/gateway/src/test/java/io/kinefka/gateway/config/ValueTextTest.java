package io.kinefka.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    @ParameterizedTest
    @CsvSource({"0,PT0S", "300ms,PT0.3S", "5s,PT5S", "1m,PT1M", "2h,PT2H", "1d,PT24H", "PT1M30S,PT1M30S"})
    void readsDurations(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "65536,65536", "64KiB,65536", "16MiB,16777216", "1 GiB,1073741824"})
    void readsSizes(String text, long expected) {
        assertThat(SizeText.parse(text)).isEqualTo(expected);
    }
}
