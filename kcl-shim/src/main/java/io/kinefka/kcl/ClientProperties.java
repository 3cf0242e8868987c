package io.kinefka.kcl;

import io.kinefka.encryption.DecryptingDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Derives the configuration of every Kafka client of a worker from the properties that the application gives. */
final class ClientProperties {
    private static final Duration METADATA_AGE = Duration.ofSeconds(10);
    private static final int POLL_RECORDS = 5000;
    private static final Set<String> CLASSIC_ONLY = Set.of(
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);

    private final Map<String, Object> given;
    private final String group;
    private final String worker;

    ClientProperties(Map<String, ?> given, String group, String worker) {
        this.given = Map.copyOf(given);
        this.group = group;
        this.worker = worker;
    }

    /** The protocol that the application asks for; the consumer protocol of KIP-848 by default. */
    GroupProtocol protocol() {
        Object name = given.getOrDefault(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CONSUMER.name());
        return GroupProtocol.of(name.toString().toUpperCase(Locale.ROOT));
    }

    /** Of the group's member. */
    Map<String, Object> member(GroupProtocol protocol) {
        Map<String, Object> config = consumer(worker);
        config.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) METADATA_AGE.toMillis());
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol.name().toLowerCase(Locale.ROOT));
        if (protocol == GroupProtocol.CONSUMER) {
            config.keySet().removeAll(CLASSIC_ONLY);
        } else {
            // What a worker keeps in a rebalance must not be taken from it for a moment.
            config.putIfAbsent(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        return config;
    }

    /** Of the consumer that follows the catalog. */
    Map<String, Object> catalog() {
        Map<String, Object> config = consumer(worker + "-catalog");
        config.keySet().removeAll(CLASSIC_ONLY);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        return config;
    }

    Map<String, Object> admin() {
        Map<String, Object> config = new HashMap<>(given);
        config.keySet().retainAll(AdminClientConfig.configNames());
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, worker + "-admin");
        return config;
    }

    /** What decrypts values; without a key store it leaves alone what is not encrypted, and fails for the rest. */
    Deserializer<byte[]> decryption() {
        if (!given.containsKey(DecryptingDeserializer.KEYSTORE_CONFIG)) {
            return new NoKeys();
        }
        DecryptingDeserializer decryption = new DecryptingDeserializer();
        decryption.configure(given, false);
        return decryption;
    }

    private Map<String, Object> consumer(String clientId) {
        Map<String, Object> config = new HashMap<>(given);
        config.keySet().retainAll(ConsumerConfig.configNames());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }
}
