package io.kinefka.log.table;

import static io.kinefka.log.table.TablesUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Bytes A = bytes("a");
    private static final Bytes B = bytes("b");

    private final Lanes lanes = new Lanes(Runnable::run);
    private final Map<String, CompletableFuture<String>> work = new HashMap<>();
    private final List<String> begun = new ArrayList<>();

    private void enter(String name, Bytes... keys) {
        var done = new CompletableFuture<String>();
        work.put(name, done);
        var unused = lanes.enter(Set.of(keys), () -> {
            begun.add(name);
            return done;
        });
    }

    private CompletableFuture<String> work(String name) {
        return Objects.requireNonNull(work.get(name));
    }

    @Test
    void workOnTheSameKeyWaitsAndOtherWorkDoesNot() {
        enter("first", A);
        enter("second", A);
        enter("elsewhere", B);
        assertThat(begun).containsExactly("first", "elsewhere");

        work("first").complete("");

        assertThat(begun).containsExactly("first", "elsewhere", "second");
    }

    @Test
    void workOnSeveralKeysWaitsForAllOfThem() {
        enter("one", A);
        enter("other", B);
        enter("both", A, B);
        enter("last", B);

        work("one").complete("");
        assertThat(begun).containsExactly("one", "other");
        work("other").completeExceptionally(new IllegalStateException());

        assertThat(begun).containsExactly("one", "other", "both");
    }
}
