package io.kinefka.analytics.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics in which rows wait for functions, in one partition each, so that they stay in their order. */
final class FunctionTopics {
    /** What a function has not taken by then is lost. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final Admin admin;

    FunctionTopics(Admin admin) {
        this.admin = admin;
    }

    /** Creates those of an application that are not there yet; waits for Kafka. */
    void create(HostedApplication application) {
        for (HostedOutput output : application.outputs()) {
            if (output.target() instanceof HostedOutput.Target.Function function) {
                create(function.topic());
            }
        }
    }

    private void create(String topic) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()));
        // Rows carry their own time, which does not say how long they have been here.
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(ApplicationProperties.MESSAGE_BYTES_MAX));
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()).configs(config)))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            // Another gateway was faster, or the application has run before.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("A topic for a function cannot be created", e.getCause());
            }
        }
    }
}
