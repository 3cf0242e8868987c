package io.kinefka.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.testing.MemoryStore;
import io.kinefka.delivery.testing.ServerlessHost;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestLog;
import io.kinefka.delivery.testing.TestResources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of Node.js in a host that others have made. */
class ServerlessIT {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final S3Configuration OBJECTS = S3Configuration.of("bucket")
            .withPrefix("out/", "errors/!{firehose:error-output-type}/")
            .withBufferingHints(BufferingHints.ofMbs(1, 10));
    private static Optional<ServerlessHost> host = Optional.empty();

    @TempDir
    private Path spill;

    private final TestLog log = new TestLog();
    private final MemoryStore store = new MemoryStore();

    @BeforeAll
    static void start() throws IOException {
        host = ServerlessHost.start();
        assumeTrue(host.isPresent(), "serverless-offline is not installed (.ci/install-clients)");
    }

    @AfterAll
    static void stop() {
        host.ifPresent(ServerlessHost::close);
    }

    @BeforeEach
    void append() {
        List.of("one", "drop", "fail", "two").forEach(text -> log.append(text, TestHost.START));
    }

    @Test
    void deliversWhatIsOkLeavesOutWhatIsDroppedAndKeepsWhatFailed() {
        run(host.orElseThrow(), "transform", 3, PATIENT);

        assertThat(store.text("out/")).isEqualTo("ONE\nTWO\n");
        assertThat(store.text("errors/processing-failed/").lines())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("Lambda.ProcessingFailedStatus");
    }

    @ParameterizedTest
    @CsvSource({
        "missing, 1, Lambda.MissingRecordId, 'DROP,FAIL,TWO'",
        "duplicate, 1, Lambda.DuplicatedRecordId, 'DROP,FAIL,TWO'",
        "oversize, 4, Lambda.FunctionError, ''",
        "throwing, 4, Lambda.FunctionError, ''",
        "unending, 4, Lambda.FunctionError, ''",
        "unknown, 4, Lambda.ResourceNotFound, ''"
    })
    void keepsTheRecordsOfWhichItHasNoAnswer(String function, int attempts, String code, String delivered) {
        run(host.orElseThrow(), function, 3, PATIENT);

        assertThat(store.text("out/").lines()).containsExactlyElementsOf(lines(delivered));
        assertThat(store.text("errors/processing-failed/").lines())
                .hasSize(4 - lines(delivered).size())
                .allSatisfy(line -> assertThat(line).contains(code, "\"attemptsMade\":" + attempts));
    }

    @Test
    void waitsNoLongerThanAllowed() {
        run(host.orElseThrow(), "unending", 0, Duration.ofMillis(500));

        assertThat(store.text("errors/processing-failed/").lines()).hasSize(4).allSatisfy(line -> assertThat(line)
                .contains("Lambda.FunctionTimedOut"));
    }

    @Test
    void sendsNoMoreThanTheHostTakes() {
        for (int i = 0; i < 9; i++) {
            log.append("x".repeat(1_000_000), TestHost.START);
        }

        run(host.orElseThrow(), "lengths", 3, PATIENT, BufferingHints.ofMbs(3, 1));

        assertThat(store.text("out/").lines())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("3", "4", "4", "3"), Collections.nCopies(9, "1000000").stream())
                                .toList());
        assertThat(store.text("errors/")).isEmpty();
    }

    @Test
    void keepsTheRecordsWhileTheHostIsDown() throws IOException {
        ServerlessHost down = ServerlessHost.start().orElseThrow();
        down.close();

        run(down, "transform", 3, PATIENT);

        assertThat(store.text("errors/processing-failed/").lines()).hasSize(4).allSatisfy(line -> assertThat(line)
                .contains("Lambda.ServiceException", "\"attemptsMade\":4"));
    }

    private void run(ServerlessHost functions, String function, int retries, Duration timeout) {
        run(functions, function, retries, timeout, BufferingHints.LAMBDA_DEFAULT);
    }

    private void run(
            ServerlessHost functions, String function, int retries, Duration timeout, BufferingHints buffering) {
        var resources = TestResources.of(store, functions.connect(timeout), spill, new Budgets(64 << 20, 256 << 20));
        try {
            var processing = Processing.of(
                    new Processor.Lambda(function, retries, buffering), Processor.AppendDelimiter.NEW_LINE);
            var stream = TestHost.stream(new Destination.S3(OBJECTS, processing, null), new Source.DirectPut());
            TestHost.of(stream, resources, log, DeliveryObserver.NONE).until(log::isDone);
        } finally {
            resources.workers().close();
            resources.spill().close();
        }
    }

    private static List<String> lines(String commaSeparated) {
        return commaSeparated.isEmpty() ? List.of() : List.of(commaSeparated.split(",", -1));
    }
}
