package io.kinefka.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** A Kafka cluster that somebody else runs. */
public final class ExternalCluster {
    private ExternalCluster() {}

    /**
     * Waits until the cluster answers.
     *
     * @param bootstrapServers the cluster, as {@code host:port,...}
     * @param clientProperties Kafka client properties, such as credentials
     * @param patience how long to wait
     * @throws ExternalClusterException if the cluster did not answer in time, or refused
     */
    public static void await(String bootstrapServers, Map<String, String> clientProperties, Duration patience) {
        var millis = Math.toIntExact(Math.min(patience.toMillis(), Integer.MAX_VALUE));
        var properties = new HashMap<String, Object>(clientProperties);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        try {
            awaitNodes(Admin.create(properties), millis);
        } catch (ExecutionException e) {
            throw unreachable(bootstrapServers, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw unreachable(bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(bootstrapServers, e);
        }
    }

    /** Closes at once: a client that is to wait for its last call may sleep for minutes when that call ends by its timeout meanwhile. */
    private static void awaitNodes(Admin admin, int millis)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            admin.describeCluster().nodes().get(millis, TimeUnit.MILLISECONDS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static ExternalClusterException unreachable(String bootstrapServers, Throwable cause) {
        return new ExternalClusterException("Kafka at " + bootstrapServers + " cannot be reached: " + cause, cause);
    }
}
