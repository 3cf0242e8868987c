package io.kinefka.analytics.host;

import io.kinefka.log.write.Admitted;
import io.kinefka.log.write.StreamAdmission;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Lets records into streams, whose shards may be closing, and whose records may have to be encrypted. */
@FunctionalInterface
public interface OutputStreams {

    /** Where no topic is a stream's. */
    OutputStreams NONE = plain -> Optional.empty();

    /** A log's streams. */
    static OutputStreams of(StreamAdmission admission) {
        return admission::admit;
    }

    /**
     * Begins an append; waits while the record's shard is closing.
     *
     * @return empty if the record's topic is no stream's
     * @throws RuntimeException if the record cannot be written now; the application stops there, and is started again after a while
     */
    Optional<Admitted> admit(ProducerRecord<byte[], byte[]> plain);
}
