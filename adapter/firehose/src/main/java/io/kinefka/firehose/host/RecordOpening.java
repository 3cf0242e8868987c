package io.kinefka.firehose.host;

import io.kinefka.encryption.KeyException;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.log.host.RecordContents;
import io.kinefka.mapping.RecordLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decrypts records. One that cannot be decrypted is not skipped: its partition stands there, and is tried again, until its
 * key can be used.
 */
final class RecordOpening {
    private static final Logger LOG = LoggerFactory.getLogger(RecordOpening.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RecordEncryption encryption;
    private final Map<TopicPartition, Standing> standing = new HashMap<>();

    private record Standing(long offset, Instant until) {}

    RecordOpening(RecordEncryption encryption) {
        this.encryption = encryption;
    }

    /** The partitions that are not to be read yet. */
    Set<TopicPartition> standing(Instant now) {
        return standing.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().until()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The records as their producers gave them, up to the first of each partition that cannot be opened. */
    ConsumerRecords<byte[], byte[]> open(
            ConsumerRecords<byte[], byte[]> polled, Consumer<byte[], byte[]> consumer, Instant now) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> opened = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            try {
                polled.records(partition).forEach(each -> records.add(open(each)));
                standing.remove(partition);
            } catch (KeyException e) {
                long offset = polled.records(partition).get(records.size()).offset();
                stand(partition, new Standing(offset, now.plus(PAUSE)), e);
                consumer.seek(partition, offset);
                nextOffsets.put(partition, new OffsetAndMetadata(offset));
            }
            if (!records.isEmpty()) {
                opened.put(partition, records);
            }
        }
        return new ConsumerRecords<>(opened, nextOffsets);
    }

    private void stand(TopicPartition partition, Standing here, KeyException why) {
        Standing before = standing.put(partition, here);
        if (before == null || before.offset() != here.offset()) {
            LOG.atWarn()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("offset", here.offset())
                    .addKeyValue("key", why.key())
                    .addKeyValue("reason", why.reason())
                    .log("A record cannot be decrypted; delivery of its partition stands until it can be");
        }
    }

    private ConsumerRecord<byte[], byte[]> open(ConsumerRecord<byte[], byte[]> found) {
        Optional<String> keyId = RecordLayout.encryptionKey(found.headers());
        if (keyId.isEmpty() || found.value() == null) {
            return found;
        }
        byte[] value = encryption.open(found.topic(), keyId.get(), found.value());
        return RecordContents.with(found, value, found.headers());
    }
}
