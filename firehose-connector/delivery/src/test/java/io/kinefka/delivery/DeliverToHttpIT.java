package io.kinefka.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Destination.HttpBackupMode;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.testing.HttpReceiver;
import io.kinefka.delivery.testing.HttpReceiver.Reply;
import io.kinefka.delivery.testing.MemoryStore;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestLog;
import io.kinefka.delivery.testing.TestResources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliverToHttpIT {
    @TempDir
    private Path spill;

    private final TestLog log = new TestLog();
    private final MemoryStore store = new MemoryStore();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile HttpReceiver.Behaviour behaviour = HttpReceiver::accept;
    private final AtomicLong attempted = new AtomicLong();
    private final DeliveryObserver observer = new DeliveryObserver() {
        @Override
        public void attempted(Target target, long bytes, long records) {
            attempted.addAndGet(records);
        }
    };
    private HttpReceiver receiver;
    private DeliveryResources resources;

    @BeforeEach
    void start() throws IOException {
        receiver = new HttpReceiver(request -> behaviour.reply(request));
        resources = TestResources.of(store, spill);
    }

    @AfterEach
    void stop() {
        never.countDown();
        resources.workers().close();
        receiver.close();
        resources.spill().close();
        assertThat(receiver.violations()).isEmpty();
    }

    @Test
    void sendsRecordsByTheSpecification() {
        log.append("one", TestHost.START);
        log.append("", TestHost.START);
        log.append("three", TestHost.START);

        host(0, true, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.records()).containsExactly("one", "", "three");
            assertThat(request.headers().getFirst("X-Amz-Firehose-Access-Key")).isEqualTo("top secret");
            assertThat(request.headers().getFirst("X-Amz-Firehose-Common-Attributes"))
                    .isEqualTo("{\"commonAttributes\":{\"stage\":\"test\"}}");
            assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
        });
        assertThat(store.objects()).isEmpty();
    }

    @Test
    void sendsTenThousandRecordsAtMost() {
        for (int i = 0; i < 25_000; i++) {
            log.append("r" + i, TestHost.START);
        }

        host(0, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests()).hasSize(3);
        assertThat(receiver.requests().stream().flatMap(request -> request.records().stream()))
                .hasSize(25_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void repeatsTheSameRequestWithLongerAndLongerPauses() {
        log.append("one", TestHost.START);
        behaviour = request -> receiver.requests().size() < 4
                ? new Reply(500, "application/json", "{}")
                : HttpReceiver.accept(request);

        host(300, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests()).hasSize(4);
        assertThat(receiver.requests()).extracting(HttpReceiver.Request::id).containsOnly(firstId());
        assertThat(receiver.requests())
                .extracting(HttpReceiver.Request::timestamp)
                .containsOnly(receiver.requests().get(0).timestamp());
        assertThat(attempted).hasValue(4);
        assertThat(store.objects()).isEmpty();
    }

    @Test
    void keepsWhatIsNotAcceptedWithinTheRetryDuration() throws IOException {
        log.append("one", TestHost.START);
        log.append("two", TestHost.START.plusSeconds(1));
        behaviour = request -> new Reply(503, "application/json", "{\"errorMessage\":\"busy\"}");

        host(10, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests().size()).isBetween(4, 6);
        List<String> errors = store.text("errors/http-endpoint-failed/").lines().toList();
        assertThat(errors).hasSize(2);
        JsonNode error = new ObjectMapper().readTree(errors.get(1));
        assertThat(error.path("errorCode").asText()).isEqualTo("HttpEndpoint.DestinationException");
        assertThat(error.path("errorMessage").asText())
                .isEqualTo("The following response was received from the endpoint destination. 503:"
                        + " {\"errorMessage\":\"busy\"}");
        assertThat(error.path("attemptsMade").asInt())
                .isEqualTo(receiver.requests().size());
        assertThat(error.path("arrivalTimestamp").asLong())
                .isEqualTo(TestHost.START.plusSeconds(1).toEpochMilli());
        assertThat(error.path("rawData").binaryValue()).asString().isEqualTo("two");
        assertThat(error.path("dataId").asText()).isEqualTo("topic-0-1.0");
        assertThat(error.has("subsequenceNumber")).isTrue();
    }

    @Test
    void doesNotRetryWithoutARetryDuration() {
        log.append("one", TestHost.START);
        behaviour = request -> new Reply(400, "application/json", "{}");

        host(0, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests()).hasSize(1);
        assertThat(store.text("errors/")).contains("\"attemptsMade\":1");
    }

    @Test
    void givesUpWhatIsTooLargeForTheEndpointAsAwsDoes() {
        log.append("one", TestHost.START);
        behaviour = request -> new Reply(413, "application/json", "{}");

        host(300, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests()).hasSize(1);
        assertThat(store.objects()).isEmpty();
    }

    @Test
    void takesEveryMalformedReplyForAFailure() {
        log.append("one", TestHost.START);
        List<HttpReceiver.Behaviour> malformed = List.of(
                request -> new Reply(200, null, ""),
                request -> new Reply(
                        200, "text/plain", HttpReceiver.accept(request).body()),
                request -> new Reply(200, "application/json", "{\"requestId\":\"other\",\"timestamp\":1}"),
                request -> new Reply(200, "application/json", "{\"requestId\":\"" + request.id() + "\"}"),
                request -> new Reply(
                        200, "application/json", "{\"requestId\":\"" + request.id() + "\",\"timestamp\":\"1\"}"),
                request -> new Reply(200, "application/json", "{\"requestId\":"),
                request -> new Reply(
                        202, "application/json", HttpReceiver.accept(request).body()),
                request -> new Reply(
                        307, "application/json", HttpReceiver.accept(request).body()),
                request -> new Reply(200, "application/json", " ".repeat((1 << 20) + 1)));
        behaviour = request -> receiver.requests().size() <= malformed.size()
                ? malformed.get(receiver.requests().size() - 1).reply(request)
                : HttpReceiver.accept(request);

        host(7200, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(receiver.requests()).hasSize(malformed.size() + 1);
        assertThat(receiver.requests()).extracting(HttpReceiver.Request::id).containsOnly(firstId());
    }

    @Test
    void waitsForAReplyNoLongerThanAllowed() {
        log.append("one", TestHost.START);
        behaviour = request -> {
            var unused = never.await(2, TimeUnit.MINUTES);
            return HttpReceiver.accept(request);
        };
        resources.close();
        resources = TestResources.of(store, spill, Duration.ofSeconds(1));

        host(0, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(store.text("errors/http-endpoint-failed/")).contains("HttpEndpoint.RequestTimeout");
    }

    @Test
    void keepsRecordsWhileNobodyListens() {
        log.append("one", TestHost.START);
        receiver.close();

        host(5, false, HttpBackupMode.FAILED_DATA_ONLY).until(log::isDone);

        assertThat(store.text("errors/http-endpoint-failed/")).contains("HttpEndpoint.ConnectionFailed");
    }

    @Test
    void keepsAllSourceRecordsIfAskedTo() {
        log.append("one", TestHost.START);
        log.append("two", TestHost.START);

        host(0, false, HttpBackupMode.ALL_DATA).until(log::isDone);

        assertThat(receiver.requests()).hasSize(1);
        assertThat(store.text("backup/")).isEqualTo("onetwo");
        assertThat(store.text("errors/")).isEmpty();
    }

    private String firstId() {
        return receiver.requests().get(0).id();
    }

    private TestHost host(int retrySeconds, boolean gzip, HttpBackupMode mode) {
        var backup = S3Configuration.of("bucket")
                .withPrefix("backup/", "errors/!{firehose:error-output-type}/")
                .withBufferingHints(BufferingHints.ofMbs(1, 0));
        var endpoint = new Destination.HttpEndpoint(
                receiver.url(),
                "top secret",
                Map.of("stage", "test"),
                gzip,
                BufferingHints.ofMbs(1, 30),
                Duration.ofSeconds(retrySeconds),
                Processing.NONE,
                mode,
                backup);
        return TestHost.of(TestHost.stream(endpoint), resources, log, observer);
    }
}
