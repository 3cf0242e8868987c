package io.kinefka.gateway.edge;

import io.kinefka.gateway.edge.port.PortTransport;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's one HTTP port, served by several event loops. */
public final class HttpEdge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(90);
    /** Vert.x takes one free port for all instances of a listener when asked for a negative one. */
    private static final int ANY_SHARED_PORT = -1;

    private final Vertx vertx;
    private final InFlight inFlight = new InFlight();
    private final ByteBudget bodies;
    private final ByteBudget answers;
    private final ExecutorService eventMakers;
    private final LiveEvents live;
    private final ConcurrentLinkedQueue<HttpListener> listeners = new ConcurrentLinkedQueue<>();

    private HttpEdge(EdgeSettings settings) throws SSLException {
        bodies = new ByteBudget(settings.bodiesBytesMax());
        answers = new ByteBudget(settings.answersBytesMax());
        eventMakers = Executors.newFixedThreadPool(settings.eventLoops(), HttpEdge::eventMaker);
        live = new LiveEvents(answers, EVENT_PATIENCE, eventMakers);
        vertx = Vertx.builder()
                .withTransport(PortTransport.of(settings.connections()))
                .with(new VertxOptions()
                        .setEventLoopPoolSize(settings.eventLoops())
                        .setWorkerPoolSize(2)
                        .setInternalBlockingPoolSize(2)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .build();
    }

    /** Starts to listen; the stage fails with an {@link EdgeException} if the port is taken. */
    public static CompletionStage<HttpEdge> start(EdgeSettings settings, Dispatcher dispatcher, Probes probes) {
        HttpEdge edge;
        try {
            edge = new HttpEdge(settings);
        } catch (SSLException e) {
            return CompletableFuture.failedFuture(new EdgeException(settings.port(), e));
        }
        var started = new CompletableFuture<HttpEdge>();
        edge.listen(settings, dispatcher, probes)
                .onSuccess(deployed -> started.complete(edge))
                .onFailure(failure -> {
                    edge.vertx.close();
                    started.completeExceptionally(new EdgeException(settings.port(), failure));
                });
        return started;
    }

    private static Thread eventMaker(Runnable task) {
        var maker = new Thread(task, "kinefka-event-maker");
        maker.setDaemon(true);
        return maker;
    }

    private Future<String> listen(EdgeSettings settings, Dispatcher dispatcher, Probes probes) {
        var port = settings.port() == 0 ? ANY_SHARED_PORT : settings.port();
        return vertx.deployVerticle(
                () -> {
                    var listener = new HttpListener(
                            port,
                            settings.idleTimeout(),
                            (loops, eventLoop) -> new ProbeHandler(
                                    loops,
                                    probes,
                                    new ApiHandler(
                                            loops,
                                            new Answers(eventLoop, dispatcher, answers, live),
                                            new BodyLimits(settings.bodyBytesMax(), bodies, settings.bodyTimeout()),
                                            inFlight)));
                    listeners.add(listener);
                    return listener;
                },
                new DeploymentOptions().setInstances(settings.eventLoops()));
    }

    /** The port that it listens on. */
    public int port() {
        return listeners.element().actualPort();
    }

    /** Requests that have begun and are not answered yet. */
    public int requestsInFlight() {
        return inFlight.count();
    }

    /** Bytes of request bodies that are held right now. */
    public long bodyBytesHeld() {
        return bodies.held();
    }

    /** Bytes of large answers that wait for clients to read them right now. */
    public long answerBytesHeld() {
        return answers.held();
    }

    /** Answers that are being sent event by event. */
    public int liveEvents() {
        return live.count();
    }

    /** Accepts nothing new, brings events to their end, and waits so long for requests in flight to be answered. Blocks; a second call does nothing. */
    public void drain(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        live.endAll();
        var shutdowns = List.copyOf(listeners).stream()
                .map(each -> each.shutdown(patience))
                .toList();
        await(Future.join(shutdowns), patience.plus(CLOSE_PATIENCE));
        try {
            if (!inFlight.awaitNone(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                LOG.atWarn().addKeyValue("requests", inFlight.count()).log("Requests abandoned at shutdown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connections and ends the event loops. */
    @Override
    public void close() {
        await(vertx.close(), CLOSE_PATIENCE);
        eventMakers.shutdown();
    }

    private static void await(Future<?> future, Duration patience) {
        try {
            future.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("reason", e.toString()).log("Edge did not close in time");
        }
    }
}
