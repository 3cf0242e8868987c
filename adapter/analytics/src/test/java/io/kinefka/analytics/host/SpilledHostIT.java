package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of one partition that wait for those of another one, which has none yet. Their times lie in the future, so the clock lets nothing go.
 */
class SpilledHostIT {
    private static final int FAST = 0;
    private static final int HELD = 1;
    private static final int CLICKS = 20_000;
    private static final int EVERY = 10;
    private static final int CLOSING_CLICK = -1;
    /** Room for some seventy rows. */
    private static final long WAITING_BYTES_MAX = 64 << 10;

    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration CLOSING = Duration.ofMinutes(40);

    @TempDir
    private Path directory;

    @Test
    void losesAndDoublesNothingOfWhatHasNoRoomInTheHeap() throws IOException {
        Topic topic = Topic.forClicks("spilled-host", 2);
        long start = System.currentTimeMillis() + AHEAD.toMillis();

        append(topic, FAST, start, 0, CLICKS / 2);
        HostProcess killedWhileItWaits = HostProcess.start(topic, directory, WAITING_BYTES_MAX);
        try {
            patiently().until(() -> changesOfOverflow(topic) > 1_000);
            append(topic, FAST, start, CLICKS / 2, CLICKS);
        } finally {
            killedWhileItWaits.kill();
        }
        HostProcess killedWhileItGoesOn = HostProcess.start(topic, directory, WAITING_BYTES_MAX);
        try {
            patiently().until(() -> changesOfOverflow(topic) > CLICKS - CLICKS / EVERY - 1_000);
            assertThat(topic.lines(Clicks.PASSED_SUFFIX)).isEmpty();
            append(topic, HELD, start, 0, CLICKS / 2);
            patiently().until(() -> !topic.lines(Clicks.PASSED_SUFFIX).isEmpty());
        } finally {
            killedWhileItGoesOn.kill();
        }
        append(topic, HELD, start, CLICKS / 2, CLICKS);
        close(topic);
        HostProcess last = HostProcess.start(topic, directory, WAITING_BYTES_MAX);
        try {
            patiently().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() > CLICKS);
        } finally {
            last.kill();
        }

        assertThat(topic.lines(Clicks.PASSED_SUFFIX))
                .containsExactlyElementsOf(IntStream.concat(IntStream.range(0, CLICKS), IntStream.of(CLOSING_CLICK))
                        .mapToObj(id -> id + ",home")
                        .toList());
        assertThat(filesLeft()).isEmpty();
    }

    /** The held partition has one in some clicks, the other one the rest. */
    private static void append(Topic topic, int partition, long start, int from, int to) {
        IntStream.range(from, to)
                .filter(id -> (id % EVERY == 0 ? HELD : FAST) == partition)
                .forEach(id -> topic.append(partition, start + id, Clicks.click(id, "home")));
        topic.flush();
    }

    /** Lets everything go that was appended, and the first of two clicks more. */
    private static void close(Topic topic) {
        long closing = System.currentTimeMillis() + CLOSING.toMillis();
        topic.append(FAST, closing, Clicks.click(CLOSING_CLICK, "home"));
        topic.append(HELD, closing, Clicks.click(CLOSING_CLICK, "home"));
        topic.flush();
    }

    private static int changesOfOverflow(Topic topic) {
        return topic.records("-overflow-changelog").size();
    }

    private List<Path> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(InternalTopics.OVERFLOW))) {
            return files.toList();
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }
}
