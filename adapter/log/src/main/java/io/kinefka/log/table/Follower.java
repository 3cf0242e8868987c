package io.kinefka.log.table;

import io.kinefka.log.shared.TopicThread;
import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.mapping.UnsupportedFormatException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that replays a table's log. Reads it anew when it was cut beyond the place where this one was. */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final TableTopic topic;
    private final Progress progress;
    private final Snapshots snapshots;
    private final Replay.Listener listener;
    private final Runnable lost;
    private final TopicThread thread = new TopicThread("kinefka-tables", RETRY, this::run);
    // Only the thread sees these.
    private @Nullable Replay replay;
    private long next;
    private long firstEnd;

    /**
     * Prepares the thread.
     *
     * @param lost told when what is under way will not be heard of
     */
    Follower(TableTopic topic, Progress progress, Snapshots snapshots, Replay.Listener listener, Runnable lost) {
        this.topic = topic;
        this.progress = progress;
        this.snapshots = snapshots;
        this.listener = listener;
        this.lost = lost;
    }

    void start() {
        thread.start();
    }

    private void run() throws InterruptedException {
        try {
            topic.create();
            follow();
        } catch (UnsupportedFormatException | UncheckedIOException e) {
            progress.lose();
            lost.run();
            LOG.atError().setCause(e).log("The tables' log is not understood; tables are not served any more");
        }
    }

    private void follow() {
        try (var consumer = topic.consumer()) {
            consumer.assign(List.of(topic.partition()));
            thread.follow(consumer);
            if (replay == null) {
                begin(consumer);
            } else {
                consumer.seek(topic.partition(), next);
            }
            while (!thread.isClosing()) {
                try {
                    hear(consumer);
                } catch (OffsetOutOfRangeException e) {
                    LOG.atWarn().addKeyValue("offset", next).log("The tables' log was cut here; reading it anew");
                    begin(consumer);
                }
            }
        } finally {
            thread.follow(null);
        }
    }

    private void begin(KafkaConsumer<byte[], byte[]> consumer) {
        progress.lose();
        lost.run();
        snapshots.reset();
        var only = List.of(topic.partition());
        next = consumer.beginningOffsets(only).getOrDefault(topic.partition(), 0L);
        firstEnd = consumer.endOffsets(only).getOrDefault(topic.partition(), 0L);
        replay = new Replay(next == 0, listener);
        consumer.seek(topic.partition(), next);
        publish();
    }

    private void hear(KafkaConsumer<byte[], byte[]> consumer) {
        var current = replay;
        var heard = consumer.poll(POLL).records(topic.partition());
        if (current == null || heard.isEmpty()) {
            return;
        }
        for (var each : heard) {
            var what = TableFormat.decode(each.value());
            if (what instanceof Changed) {
                snapshots.changed(each.value().length);
            }
            current.replay(each.offset(), what);
            next = each.offset() + 1;
        }
        publish();
    }

    private void publish() {
        var entries = replay == null ? null : replay.entries();
        if (next < firstEnd) {
            return;
        }
        if (entries != null) {
            progress.reached(next, entries);
            snapshots.writeIfDue(entries);
        } else if (next == firstEnd) {
            LOG.atError()
                    .addKeyValue("topic", topic.partition().topic())
                    .log("The tables' log has lost its beginning and has no snapshot; delete the topic to begin anew");
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
