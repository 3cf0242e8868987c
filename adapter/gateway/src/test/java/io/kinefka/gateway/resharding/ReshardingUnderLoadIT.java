package io.kinefka.gateway.resharding;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.config.ConfigReader;
import io.kinefka.gateway.resharding.Load.Incident;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dreshardings=100 -Dstopped.seconds=30} for the long form. */
class ReshardingUnderLoadIT {
    private static final int RESHARDINGS = Integer.getInteger("reshardings", 20);
    private static final int STOPPED_SECONDS = Integer.getInteger("stopped.seconds", 8);
    private static final String LEASE = "3s";

    @TempDir
    private Path directory;

    private final List<AutoCloseable> closings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() {
        broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(directory.resolve("broker"), 0, Map.of()));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closing : closings) {
            closing.close();
        }
        broker.close();
    }

    @Test
    void nothingIsLostDoubledOrReorderedWithOneGateway() throws Exception {
        run(gatewaysInThisProcess(1), List.of());
    }

    @Test
    void nothingIsLostDoubledOrReorderedWithThreeGateways() throws Exception {
        run(gatewaysInThisProcess(3), List.of());
    }

    @Test
    void nothingIsLostDoubledOrReorderedWhenAGatewayDies() throws Exception {
        var programs = programs();

        run(endpoints(programs), List.of(new Incident(RESHARDINGS / 2, () -> programs.get(1)
                .kill())));
    }

    @Test
    void nothingIsLostDoubledOrReorderedWhenAGatewayStandsStillForLongerThanItsLease() throws Exception {
        var programs = programs();

        run(endpoints(programs), List.of(new Incident(RESHARDINGS / 2, () -> programs.get(1)
                .standStill(STOPPED_SECONDS))));
    }

    private void run(List<URI> gateways, List<Incident> incidents) throws Exception {
        try (var load = new Load(gateways, broker.bootstrapServers(), RESHARDINGS)) {
            load.run(RESHARDINGS, incidents);
        }
    }

    private List<URI> gatewaysInThisProcess(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Gateway.start(ConfigReader.read(
                        Map.of("port", "0", "kafka", broker.bootstrapServers(), "gateway.lease.duration", LEASE),
                        Map.of(),
                        Optional.empty())))
                .peek(closings::add)
                .map(gateway -> URI.create("http://127.0.0.1:" + gateway.port()))
                .toList();
    }

    private List<RunningProgram> programs() {
        return IntStream.range(0, 3)
                .mapToObj(i -> RunningProgram.start(
                        directory.resolve("unused"),
                        "--kafka",
                        broker.bootstrapServers(),
                        "--gateway-lease-duration",
                        LEASE))
                .peek(closings::add)
                .toList();
    }

    private static List<URI> endpoints(List<RunningProgram> programs) {
        return programs.stream().map(RunningProgram::endpoint).toList();
    }
}
