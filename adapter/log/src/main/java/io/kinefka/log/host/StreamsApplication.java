package io.kinefka.log.host;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of an application of Kafka Streams, which ends by itself when something in it fails. */
public final class StreamsApplication implements Supervisor.Running {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final String name;
    private final KafkaStreams streams;

    /**
     * Starts it.
     *
     * @param name for people
     * @param onFailure called when it has ended by itself, by a thread that must not wait
     */
    public StreamsApplication(
            String name, Topology topology, Properties properties, StreamsClients clients, Runnable onFailure) {
        this.name = name;
        streams = new KafkaStreams(topology, properties, clients);
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.atError()
                    .addKeyValue("application", name)
                    .setCause(failure)
                    .log("An application has failed and will be started again");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.ERROR) {
                onFailure.run();
            }
        });
        streams.start();
    }

    /** Leaves the group; waits some seconds for that. */
    @Override
    public void close() {
        boolean hasEnded =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_MAX));
        if (!hasEnded) {
            LOG.atWarn()
                    .addKeyValue("application", name)
                    .log("An application takes long to stop; whoever follows will fence it");
        }
    }
}
