package io.kinefka.log.claim;

import io.kinefka.log.error.LogException;
import io.kinefka.log.shared.TopicThread;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives places to those who claim them, over all gateways of a cluster. A claim is a record of a topic that every
 * gateway follows in one thread, and is decided when it is read; so whoever it is taken from learns of it as well.
 */
public final class Claims implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final ClaimTopic topic;
    private final Queue<ClaimRecord> unsaid = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<UUID, Wanted> wanted = new ConcurrentHashMap<>();
    private final TopicThread thread = new TopicThread("kinefka-claims", RETRY, this::follow);
    // Only the thread sees these.
    private final ClaimTable table = new ClaimTable();
    private final Map<String, Claim> held = new HashMap<>();
    private long nextOffset;

    private record Wanted(Claim claim, CompletableFuture<Optional<Claim>> answer) {}

    /** Begins to follow the topic. */
    public Claims(ClaimTopic topic) {
        this.topic = topic;
        thread.start();
    }

    /**
     * Claims a place; takes it from whoever has it, unless he was just given it.
     *
     * @param undisturbed for how long it will be nobody else's, if it is given
     * @return empty if it is not given; fails with {@link LogException} when that is not known in time
     */
    public CompletionStage<Optional<Claim>> take(String place, Duration undisturbed) {
        var claim = new Claim(place, given -> say(new ClaimRecord(given.place(), given.id(), null)));
        var answer = new CompletableFuture<Optional<Claim>>();
        wanted.put(claim.id(), new Wanted(claim, answer));
        say(new ClaimRecord(place, claim.id(), undisturbed));
        return answer.orTimeout(topic.deadline().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((given, failure) -> wanted.remove(claim.id()))
                .handleAsync((given, failure) -> {
                    if (failure != null) {
                        throw LogException.unavailable("A claim was not decided in time", failure);
                    }
                    return given;
                });
    }

    private void say(ClaimRecord what) {
        unsaid.add(what);
        thread.wake();
    }

    private void follow() throws InterruptedException {
        topic.create();
        try (var consumer = topic.consumer();
                var producer = topic.producer()) {
            consumer.assign(List.of(topic.partition()));
            consumer.seek(topic.partition(), nextOffset);
            thread.follow(consumer);
            while (!thread.isClosing()) {
                send(producer);
                hear(consumer);
            }
            send(producer);
            producer.close(CLOSE_MAX);
        } finally {
            thread.follow(null);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer) {
        for (var next = unsaid.poll(); next != null; next = unsaid.poll()) {
            var said = next;
            var unused = producer.send(
                    new ProducerRecord<>(topic.partition().topic(), 0, said.encodeKey(), said.encodeValue()),
                    (metadata, failure) -> {
                        if (failure != null) {
                            fail(said.claim(), failure);
                        }
                    });
        }
    }

    private void fail(UUID claim, Exception failure) {
        var asked = wanted.get(claim);
        if (asked != null) {
            asked.answer().completeExceptionally(LogException.unavailable("A claim was not written", failure));
        }
    }

    private void hear(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            for (var each : consumer.poll(POLL).records(topic.partition())) {
                nextOffset = each.offset() + 1;
                replay(each);
            }
        } catch (WakeupException e) {
            LOG.atTrace().log("There is something to say");
        }
    }

    private void replay(ConsumerRecord<byte[], byte[]> each) {
        try {
            var said = ClaimRecord.decode(each.key(), each.value());
            var lasts = said.undisturbed();
            if (lasts == null) {
                table.release(said.place(), said.claim());
                held.computeIfPresent(said.place(), (same, one) -> one.id().equals(said.claim()) ? null : one);
            } else {
                decide(said, Instant.ofEpochMilli(each.timestamp()), lasts);
            }
        } catch (UnsupportedFormatException e) {
            LOG.atError().setCause(e).log("A claim was written by a newer version and is not understood");
        }
    }

    private void decide(ClaimRecord said, Instant at, Duration lasts) {
        boolean given = table.take(said.place(), said.claim(), at, lasts);
        var asked = wanted.get(said.claim());
        if (!given) {
            if (asked != null) {
                asked.answer().complete(Optional.empty());
            }
            return;
        }
        var before = held.remove(said.place());
        if (before != null) {
            before.lose();
        }
        if (asked != null && asked.answer().complete(Optional.of(asked.claim()))) {
            held.put(said.place(), asked.claim());
        }
    }

    /** Says what is to be said, and lets go of Kafka. */
    @Override
    public void close() {
        thread.close();
    }
}
