package io.kinefka.kcl;

import static io.kinefka.kcl.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.Shard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;

/** Splits and merges while workers come, go and are killed. */
@SuppressWarnings("try") // A process is killed by closing it.
class ReshardingUnderLoadIT {
    private static final int STEPS = Integer.getInteger("reshardings", 10);
    private static final int RECORDS_PER_STEP = 150;

    private final String application = "app-" + UUID.randomUUID();
    private final List<String> processed = Collections.synchronizedList(new ArrayList<>());
    private final List<Ledger> ledgers = new ArrayList<>();

    @Test
    void nothingIsSkippedOrOutOfOrderWhileWorkersComeAndGo() throws Exception {
        var random = new Random(7);
        List<TestWorker> workers = new ArrayList<>();
        try (var stream = TestStream.create(4)) {
            add(stream, workers, 2);
            for (int step = 0; step < STEPS; step++) {
                stream.putNumbered(step * RECORDS_PER_STEP, RECORDS_PER_STEP);
                reshard(stream, random);
                if (step == STEPS / 4 || step == STEPS / 2) {
                    add(stream, workers, 2);
                }
                if (step == 3 * STEPS / 4) {
                    workers.remove(0).close();
                }
            }
            stream.putNumbered(STEPS * RECORDS_PER_STEP, RECORDS_PER_STEP);
            int total = (STEPS + 1) * RECORDS_PER_STEP;
            await().until(() -> distinct().size() == total);
            for (TestWorker worker : workers) {
                worker.close();
            }

            assertThat(processed).hasSize(total);
            assertThat(Ledger.numbersByKey(processed).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
        }
    }

    @Test
    void afterAKillNothingIsSkippedAndOnlyWhatWasNotCheckpointedComesAgain() throws Exception {
        var random = new Random(11);
        List<TestWorker> workers = new ArrayList<>();
        try (var stream = TestStream.create(4);
                var doomed = WorkerProcess.start(stream, application, true)) {
            await().until(() -> !doomed.lines().isEmpty()
                    || stream.findCommitted(application, 0).isPresent());
            add(stream, workers, 2);
            for (int step = 0; step < STEPS; step++) {
                stream.putNumbered(step * RECORDS_PER_STEP, RECORDS_PER_STEP);
                reshard(stream, random);
                if (step == STEPS / 2) {
                    doomed.close();
                }
            }
            Set<String> all = stream.numbered(STEPS * RECORDS_PER_STEP);
            await().untilAsserted(() -> assertThat(all)
                    .as(() -> "committed: " + stream.offsets(application))
                    .isSubsetOf(withWhatWasSeenBy(doomed)));
            for (TestWorker worker : workers) {
                worker.close();
            }

            // The survivors themselves repeat nothing: whatever came twice, the killed one had processed before.
            assertThat(processed).doesNotHaveDuplicates();
            assertThat(Ledger.numbersByKey(processed).values())
                    .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
        }
    }

    private Set<String> withWhatWasSeenBy(WorkerProcess process) {
        Set<String> all = distinct();
        process.lines().stream().filter(line -> line.startsWith("seen ")).forEach(line -> all.add(line.substring(5)));
        return all;
    }

    private Set<String> distinct() {
        synchronized (processed) {
            return new HashSet<>(processed);
        }
    }

    private void add(TestStream stream, List<TestWorker> workers, int count) {
        for (int i = 0; i < count; i++) {
            var ledger = new Ledger("worker-" + workers.size(), this::note);
            ledgers.add(ledger);
            workers.add(TestWorker.start(stream, application, ledger));
        }
    }

    private void note(ProcessRecordsInput input) {
        input.records()
                .forEach(one -> processed.add(
                        StandardCharsets.UTF_8.decode(one.data().duplicate()).toString()));
        Ledger.checkpoint(input.checkpointer());
    }

    private static void reshard(TestStream stream, Random random) throws Exception {
        List<Shard> open = stream.shards().open().stream()
                .sorted(Comparator.comparing(shard -> shard.range().start()))
                .toList();
        int chosen = random.nextInt(open.size());
        if (open.size() > 5 || (random.nextBoolean() && chosen + 1 < open.size() && open.size() > 2)) {
            int lower = Math.min(chosen, open.size() - 2);
            stream.merge(open.get(lower).id().index(), open.get(lower + 1).id().index());
        } else {
            stream.split(open.get(chosen).id().index());
        }
    }
}
