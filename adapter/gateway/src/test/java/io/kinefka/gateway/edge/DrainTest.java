package io.kinefka.gateway.edge;

import static io.kinefka.gateway.edge.EdgeClient.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrainTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** For which no test waits. */
    private static final Duration LONG = PATIENCE.multipliedBy(5);

    private final EdgeUnderTest edge = new EdgeUnderTest();

    @AfterEach
    void closeEdge() {
        edge.close();
    }

    @Test
    void finishesRequestsInFlightWhenItDrains() throws Exception {
        var client = client(HttpVersion.HTTP_1_1);
        var begun = client.post("/", Buffer.buffer("{}"));
        var arrived = edge.next();

        var drained = CompletableFuture.runAsync(() -> edge.edge().drain(LONG));
        awaitRefusal();
        assertThat(drained).isNotDone();
        arrived.answer().complete(EdgeUnderTest.ok("still served"));

        assertThat(await(begun).body()).isEqualTo("still served");
        assertThat(drained).succeedsWithin(PATIENCE);
    }

    @Test
    void doesNotDrainForLongerThanAllowed() throws Exception {
        client(HttpVersion.HTTP_2).post("/", Buffer.buffer("{}"));
        edge.next();

        var drained = CompletableFuture.runAsync(() -> edge.edge().drain(Duration.ofMillis(300)));

        assertThat(drained).succeedsWithin(PATIENCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void doesNotWaitForIdleConnections(HttpVersion version) throws Exception {
        var answer = client(version).post("/", Buffer.buffer("{}"));
        edge.next().answer().complete(EdgeUnderTest.ok("served"));
        await(answer);

        var drained = CompletableFuture.runAsync(() -> edge.edge().drain(LONG));

        assertThat(drained).succeedsWithin(PATIENCE);
    }

    private void awaitRefusal() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (var connection = new RawConnection(edge.port())) {
                assertThat(connection).isNotNull();
            } catch (IOException refused) {
                return;
            }
        }
        throw new AssertionError("New connections are still accepted");
    }

    private EdgeClient client(HttpVersion version) {
        return new EdgeClient(version, edge.port());
    }
}
