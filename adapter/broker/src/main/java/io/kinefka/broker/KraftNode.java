package io.kinefka.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/** Kafka's controller and broker, put together as its own server does, but on sockets that are already bound. */
final class KraftNode {
    private final ControllerServer controller;
    private final BrokerServer broker;

    KraftNode(Map<String, String> properties, ListenerSockets sockets) {
        var config = new KafkaConfig(properties, false);
        var storage = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KraftNode.class), "");
        var clusterId = storage._1().clusterId().orElseThrow();
        var shared = new SharedServer(
                config,
                storage._1(),
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(Map.of(BrokerProperties.NODE_ID, sockets.controllerAddress())),
                List.of(),
                new StandardFaultHandlerFactory(),
                sockets);
        broker = new BrokerServer(shared);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage._2());
    }

    void start() {
        controller.startup();
        broker.startup();
    }

    void stop(Duration patience) {
        try {
            broker.shutdown(patience);
        } finally {
            controller.shutdown();
        }
    }
}
