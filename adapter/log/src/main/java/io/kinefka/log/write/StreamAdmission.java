package io.kinefka.log.write;

import io.kinefka.encryption.KeyException;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.log.cluster.Closing;
import io.kinefka.log.cluster.Membership;
import io.kinefka.log.error.LogException;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.stream.StreamsByTopic;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Lets other producers append to streams as the {@link StreamWriter} does: into the shard that owns a record's hash key, encrypted where the
 * stream is, and never behind a shard's end. For threads that may wait.
 */
public final class StreamAdmission {
    private final Streams streams;
    private final StreamsByTopic byTopic;
    private final Membership membership;
    private final RecordEncryption encryption;
    private final AppendPhases phases;

    StreamAdmission(Streams streams, Membership membership, RecordEncryption encryption, AppendPhases phases) {
        this.streams = streams;
        this.byTopic = new StreamsByTopic(streams);
        this.membership = membership;
        this.encryption = encryption;
        this.phases = phases;
    }

    /**
     * Begins an append; waits while the record's shard is closing.
     *
     * @param plain a record with a partition key, and data that is not encrypted
     * @return empty if its topic is no stream's
     * @throws LogException if this gateway may not append anything, or the shard does not change in time
     * @throws KeyException if the stream's key cannot be used
     */
    public Optional<Admitted> admit(ProducerRecord<byte[], byte[]> plain) {
        Optional<StreamMetadata> stream = byTopic.find(plain.topic());
        if (stream.isEmpty()) {
            // Before anything is made of the key, which means something else there.
            return Optional.empty();
        }
        HashKey hashKey = HashKey.ofPartitionKey(RecordLayout.partitionKey(plain.key()));
        while (stream.isPresent()) {
            Optional<Admitted> admitted = tryAdmit(stream.get(), hashKey, plain);
            if (admitted.isPresent()) {
                return admitted;
            }
            awaitSettled(stream.get());
            stream = byTopic.find(plain.topic());
        }
        return Optional.empty();
    }

    /** Empty if there may be another answer when the stream has changed. */
    private Optional<Admitted> tryAdmit(StreamMetadata known, HashKey hashKey, ProducerRecord<byte[], byte[]> plain) {
        AppendPhases.Phase phase = phases.enter(known.id());
        Optional<Admitted> admitted = Optional.empty();
        try {
            // In this order, as the writer does.
            long term = membership.lease().term();
            admitted = byTopic.find(plain.topic())
                    .filter(newest -> newest.id().equals(known.id()))
                    .flatMap(newest -> begin(newest, newest.shards().route(hashKey), plain, phase, term));
            return admitted;
        } finally {
            if (admitted.isEmpty()) {
                phase.leave();
            }
        }
    }

    private Optional<Admitted> begin(
            StreamMetadata stream,
            Shard shard,
            ProducerRecord<byte[], byte[]> plain,
            AppendPhases.Phase phase,
            long term) {
        return Closing.isClosing(stream, shard)
                ? Optional.empty()
                : Optional.of(new UnderWay(laidOut(stream, shard, plain), phase, term));
    }

    private ProducerRecord<byte[], byte[]> laidOut(
            StreamMetadata stream, Shard shard, ProducerRecord<byte[], byte[]> plain) {
        var sealer = stream.options()
                .encryptionKey()
                .map(key -> encryption.sealer(key, stream.topic(), 1))
                .orElse(null);
        var laidOut = new ProducerRecord<>(
                plain.topic(),
                shard.partition(),
                plain.timestamp(),
                plain.key(),
                sealer == null ? plain.value() : sealer.seal(plain.value()),
                plain.headers());
        if (sealer != null) {
            RecordLayout.markEncrypted(laidOut.headers(), sealer.keyId());
        }
        return laidOut;
    }

    private void awaitSettled(StreamMetadata stream) {
        var closing = streams.find(stream.id()).flatMap(Closing::of);
        if (closing.isPresent()) {
            boolean settled = streams.await(stream.id(), now -> !Closing.of(now).equals(closing))
                    .toCompletableFuture()
                    .join();
            if (!settled) {
                throw LogException.unavailable("The shards did not change in time", null);
            }
        }
    }

    private final class UnderWay implements Admitted {
        private final ProducerRecord<byte[], byte[]> laidOut;
        private final AppendPhases.Phase phase;
        private final long term;
        private final AtomicBoolean hasEnded = new AtomicBoolean();

        UnderWay(ProducerRecord<byte[], byte[]> laidOut, AppendPhases.Phase phase, long term) {
            this.laidOut = laidOut;
            this.phase = phase;
            this.term = term;
        }

        @Override
        public ProducerRecord<byte[], byte[]> producerRecord() {
            return laidOut;
        }

        @Override
        public boolean end() {
            if (hasEnded.compareAndSet(false, true)) {
                phase.leave();
            }
            // What arrived in a term that has ended since may lie behind its shard's end.
            return membership.lease().holds(term);
        }
    }
}
