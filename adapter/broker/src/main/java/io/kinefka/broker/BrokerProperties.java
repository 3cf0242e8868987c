package io.kinefka.broker;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Kafka properties of a broker that is alone, small, and quick to start again. */
final class BrokerProperties {
    static final int NODE_ID = 1;

    /** Whatever does not depend on the directory and the ports. */
    private static final Map<String, String> FIXED = Map.ofEntries(
            entry("process.roles", "broker,controller"),
            entry("node.id", String.valueOf(NODE_ID)),
            entry("controller.listener.names", ListenerSockets.CONTROLLER),
            entry("inter.broker.listener.name", ListenerSockets.BROKER),
            entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            entry("auto.create.topics.enable", "false"),
            // One node: there is nobody to hand leadership to, and nobody to copy to.
            entry("controlled.shutdown.enable", "false"),
            entry("default.replication.factor", "1"),
            entry("min.insync.replicas", "1"),
            entry("offsets.topic.replication.factor", "1"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("share.coordinator.state.topic.replication.factor", "1"),
            entry("share.coordinator.state.topic.min.isr", "1"),
            entry("offsets.topic.num.partitions", "8"),
            entry("transaction.state.log.num.partitions", "4"),
            entry("share.coordinator.state.topic.num.partitions", "4"),
            // By default the controller gathers metadata writes for 25 ms, and every administration call waits.
            entry("controller.quorum.append.linger.ms", "0"),
            // After a kill the old registration must expire before the new one counts: 9 s by default.
            entry("broker.session.timeout.ms", "1000"),
            entry("broker.heartbeat.interval.ms", "200"),
            // On a very busy machine it takes longer than the default of 1 min to be heard for the first time.
            entry("initial.broker.registration.timeout.ms", "300000"),
            entry("group.initial.rebalance.delay.ms", "0"),
            entry("file.delete.delay.ms", "1000"),
            // With the default of 10 MiB a thousand new partitions keep a thread busy in the kernel.
            entry("log.index.size.max.bytes", "65536"),
            entry("log.cleaner.dedupe.buffer.size", "4194304"),
            entry("log.cleaner.threads", "1"),
            entry("num.network.threads", "2"),
            entry("num.io.threads", "4"),
            entry("background.threads", "2"),
            entry("num.recovery.threads.per.data.dir", "2"),
            // What a killed process has left open keeps its successor waiting until it is looked at: 10 s by default.
            entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            // Nothing in this process reads JMX.
            entry("metric.reporters", ""));

    private BrokerProperties() {}

    static Map<String, String> of(Path directory, int brokerPort, int controllerPort, Map<String, String> overrides) {
        var properties = new HashMap<>(FIXED);
        properties.put("log.dirs", directory.toString());
        properties.put(
                "listeners",
                ListenerSockets.BROKER + "://127.0.0.1:" + brokerPort + "," + ListenerSockets.CONTROLLER
                        + "://127.0.0.1:" + controllerPort);
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.putAll(overrides);
        return properties;
    }
}
