package io.kinefka.gateway;

import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.gateway.config.GatewayConfig;
import io.kinefka.gateway.edge.Dispatcher;
import io.kinefka.gateway.edge.EdgeSettings;
import io.kinefka.gateway.edge.HttpEdge;
import io.kinefka.gateway.edge.Probes;
import io.kinefka.gateway.edge.port.PortSettings;
import io.kinefka.gateway.faults.FaultPaths;
import io.kinefka.gateway.metrics.Metrics;
import io.kinefka.s3.LocalS3;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: Kafka, the services on it, and the HTTP port in front of them. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final GatewayConfig config;
    private final Closings closings;
    private final AtomicReference<@Nullable Services> serving;
    private final HttpEdge edge;
    private final ServerCertificate certificate;
    private final String bootstrapServers;
    private final Optional<URI> s3;

    private Gateway(
            GatewayConfig config,
            Closings closings,
            AtomicReference<@Nullable Services> serving,
            HttpEdge edge,
            ServerCertificate certificate,
            String bootstrapServers,
            Optional<URI> s3) {
        this.config = config;
        this.closings = closings;
        this.serving = serving;
        this.edge = edge;
        this.certificate = certificate;
        this.bootstrapServers = bootstrapServers;
        this.s3 = s3;
    }

    /** Starts a gateway and returns once it serves. A fatal fault of the embedded broker is only logged. */
    public static Gateway start(GatewayConfig config) {
        return start(config, fault -> LOG.atError().addKeyValue("fault", fault).log("Embedded broker failed"));
    }

    /**
     * Starts a gateway and returns once it serves.
     *
     * @param onFatalFault told, with one line, when the embedded broker cannot go on; should end the process
     * @throws GatewayException if a port or the data directory is taken, or Kafka cannot be reached or fails
     */
    public static Gateway start(GatewayConfig config, Consumer<String> onFatalFault) {
        var closings = new Closings();
        try {
            return open(config, onFatalFault, closings);
        } catch (RuntimeException e) {
            closings.closeAll();
            var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            throw new GatewayException(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static Gateway open(GatewayConfig config, Consumer<String> onFatalFault, Closings closings) {
        var serving = new AtomicReference<@Nullable Services>();
        var metrics = new Metrics();
        closings.add("metrics", metrics);
        // Requests that arrive before the services are there wait for them.
        var dispatcher = new CompletableFuture<Dispatcher>();
        // Edge and broker both take their time, mostly for loading classes: let them do so at once.
        var certificate = CompletableFuture.supplyAsync(() -> ServerCertificate.open(config));
        var edgeStart = certificate
                .thenApplyAsync(shown -> HttpEdge.start(
                        settings(config, shown),
                        new WaitingDispatcher(dispatcher),
                        new Probes(() -> isReady(serving.get()), () -> scrape(metrics, serving.get()))))
                .thenCompose(each -> each);
        closings.add("edge", () -> closeIfStarted(edgeStart));
        var kafka = KafkaEndpoint.start(config, onFatalFault);
        closings.add("kafka", kafka);
        var keys = StreamKeys.open(config);
        closings.add("keys", keys);
        var s3 = localS3(config);
        s3.ifPresent(server -> closings.add("s3", server));
        var services =
                Services.start(config, kafka.bootstrapServers(), keys.service(), metrics, s3.map(LocalS3::endpoint));
        closings.add("services", services);
        dispatcher.complete(dispatcher(config, services, metrics));
        metrics.gauge("kinefka.write.bytes", "Bytes of records on their way to Kafka", services::writeBytes);
        var edge = edgeStart.join();
        metrics.gauge("kinefka.requests.in.flight", "Requests that are not answered yet", edge::requestsInFlight);
        metrics.gauge("kinefka.subscriptions", "Live subscriptions to shards", edge::liveEvents);
        metrics.gauge("kinefka.request.bodies.bytes", "Bytes of request bodies that are held", edge::bodyBytesHeld);
        metrics.gauge("kinefka.response.bodies.bytes", "Bytes of large answers that are held", edge::answerBytesHeld);
        serving.set(services);
        return new Gateway(
                config,
                closings,
                serving,
                edge,
                certificate.join(),
                kafka.bootstrapServers(),
                s3.map(LocalS3::endpoint));
    }

    private static Optional<LocalS3> localS3(GatewayConfig config) {
        return config.delivery()
                .s3()
                .localPort()
                .map(port -> LocalS3.start(config.data().resolve("s3"), port, null));
    }

    private static String scrape(Metrics metrics, @Nullable Services services) {
        if (services != null) {
            metrics.shards().purge(services.log().streams()::find);
            metrics.deliveries()
                    .purge(id -> services.log().deliveryStreams().find(id).isPresent());
        }
        return metrics.scrape();
    }

    private static boolean isReady(@Nullable Services services) {
        return services != null && services.isReady();
    }

    private static void closeIfStarted(CompletableFuture<HttpEdge> edgeStart) {
        HttpEdge edge;
        try {
            edge = edgeStart.join();
        } catch (CompletionException neverStarted) {
            return;
        }
        edge.close();
    }

    private static EdgeSettings settings(GatewayConfig config, ServerCertificate certificate) {
        var connections = config.connections();
        return new EdgeSettings(
                config.port(),
                new PortSettings(certificate.identity(), connections.connectionsMax(), connections.headTimeout()),
                connections.idleTimeout(),
                connections.bodyTimeout(),
                config.requests().bodyBytesMax(),
                config.requests().bodiesBytesMax(),
                config.requests().answersBytesMax(),
                Runtime.getRuntime().availableProcessors());
    }

    private static Dispatcher dispatcher(GatewayConfig config, Services services, Metrics metrics) {
        var api = new WireDispatcher(
                services.all(),
                new DispatchSettings(
                        config.caller().accountId(), config.caller().region()),
                metrics.requests(),
                RequestIds::next,
                Clock.systemUTC());
        return new FaultPaths(services.faults(), api);
    }

    /** The port of the Kinesis endpoint on 127.0.0.1. */
    public int port() {
        return edge.port();
    }

    /** Whether the port serves https too. */
    public boolean servesTls() {
        return certificate.servesTls();
    }

    /** The certificate that https clients have to trust, if it is of our own authority. */
    public Optional<Path> trustedCertificate() {
        return certificate.authority();
    }

    /** Where Kafka clients connect, as {@code host:port,...}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Where this program serves S3, if it does. */
    public Optional<URI> s3() {
        return s3;
    }

    /** Stops accepting, lets requests in flight finish, then lets go of Kafka. A second call does nothing. */
    @Override
    public void close() {
        if (serving.getAndSet(null) != null) {
            LOG.atInfo()
                    .addKeyValue("requestsInFlight", edge.requestsInFlight())
                    .log("Gateway closes");
            edge.drain(config.shutdownTimeout());
            closings.closeAll();
        }
    }
}
