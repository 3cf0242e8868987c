package io.kinefka.log.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final List<CompletableFuture<Long>> asked = new ArrayList<>();
    private final Looks looks = new Looks(() -> {
        var answer = new CompletableFuture<Long>();
        asked.add(answer);
        return answer;
    });

    @Test
    void whoComesWhileALookIsUnderWaySharesTheNextOne() {
        var first = looks.end().toCompletableFuture();
        var second = looks.end().toCompletableFuture();
        var third = looks.end().toCompletableFuture();
        assertThat(asked).hasSize(1);

        asked.get(0).complete(1L);
        assertThat(first).isCompletedWithValue(1L);
        assertThat(second).isNotDone();

        asked.get(1).complete(2L);
        assertThat(second).isCompletedWithValue(2L);
        assertThat(third).isCompletedWithValue(2L);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aLookThatFailsDoesNotKeepTheNextFromBeginning() {
        var first = looks.end().toCompletableFuture();
        var second = looks.end().toCompletableFuture();

        asked.get(0).completeExceptionally(new IllegalStateException());
        asked.get(1).complete(2L);

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue(2L);
    }
}
