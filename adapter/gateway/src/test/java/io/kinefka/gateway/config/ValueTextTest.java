package io.kinefka.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {

    @ParameterizedTest
    @CsvSource({"0,PT0S", "300ms,PT0.3S", "5s,PT5S", "1m,PT1M", "2h,PT2H", "1d,PT24H", "PT1M30S,PT1M30S"})
    void readsDurations(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                 | 0",
                "65536             | 65536",
                "64KiB             | 65536",
                "16MiB             | 16777216",
                "1 GiB             | 1073741824",
                "10%               | 1000",
                "100 %             | 10000",
                "min(1KiB, 10%)    | 1000",
                "min(10 %,999)     | 999",
                "min(10%,20%)      | 1000",
            })
    void readsSizesAndSharesOfTheHeap(String text, long expected) {
        assertThat(SizeText.parse(text, 10_000)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1MB", "101%", "-1%", "%", "1.5%", "min(1)", "min(1,2,3)", "min(1,min(2,3))", "min(1, )"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> SizeText.parse(text, 10_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not a size such as 65536, 64KiB, 16MiB or 10%");
    }
}
