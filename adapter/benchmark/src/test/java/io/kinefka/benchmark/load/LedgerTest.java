package io.kinefka.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the benchmark notices of wrong answers. */
class LedgerTest {
    private final Payload payload = new Payload(100);
    private final Ledger ledger = new Ledger();

    @Test
    void countsWhatComesInOrder() {
        ledger.read(0, payload.check(payload.create(1, 5, 0)));
        ledger.read(0, payload.check(payload.create(1, 6, 0)));
        ledger.read(1, payload.check(payload.create(1, 2, 0)));

        assertThat(ledger.records()).isEqualTo(3);
    }

    @Test
    void refusesARecordThatComesAgain() {
        ledger.read(0, payload.check(payload.create(1, 5, 0)));

        assertThatThrownBy(() -> ledger.read(0, payload.check(payload.create(1, 5, 0))))
                .isInstanceOf(WrongAnswerException.class);
    }

    @Test
    void refusesARecordWithChangedContent() {
        byte[] changed = payload.create(1, 5, 0);
        changed[99] ^= 1;

        assertThatThrownBy(() -> payload.check(changed)).isInstanceOf(WrongAnswerException.class);
    }
}
