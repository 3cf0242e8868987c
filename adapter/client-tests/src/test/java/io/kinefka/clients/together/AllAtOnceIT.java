package io.kinefka.clients.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.ScriptHost;
import io.kinefka.clients.kpl.Kpl;
import io.kinefka.clients.kpl.Kpl.Written;
import io.kinefka.gateway.RunningProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * HTTP/1.1, HTTP/2, CBOR, JSON, plain and TLS at the same time, through one process and one port. For longer with
 * {@code -Dtogether.seconds=60}.
 */
class AllAtOnceIT {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("together.seconds", 8));
    private static final int ROUND = 50;

    @Test
    void noClientSeesAnError(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data)) {
            var http = Endpoint.http(program);
            var https = Endpoint.https(program);
            var loads = new TreeMap<String, Callable<Integer>>();
            loads.put("java-async-http", () -> async(http, "java-async-http"));
            loads.put("java-async-https", () -> async(https, "java-async-https"));
            loads.put("java-sync", () -> sync(http, "java-sync"));
            loads.put("kpl", () -> kpl(https, "kpl"));
            ScriptHost.pythonWithBoto3().ifPresent(python -> loads.put("boto3", () -> boto3(http, python, "boto3")));
            ScriptHost.nodeWithSdk()
                    .ifPresent(node -> loads.put("javascript", () -> javaScript(https, node, "javascript")));
            create(http, loads.keySet().stream().toList());

            var counts = runAtOnce(loads);

            assertThat(counts).allSatisfy((stream, count) -> assertThat(count).isGreaterThanOrEqualTo(ROUND));
        }
    }

    private static Map<String, Integer> runAtOnce(Map<String, Callable<Integer>> loads) throws Exception {
        var threads = Executors.newFixedThreadPool(loads.size());
        try {
            var running = new TreeMap<String, Future<Integer>>();
            loads.forEach((stream, load) -> running.put(stream, threads.submit(load)));
            var counts = new TreeMap<String, Integer>();
            for (var entry : running.entrySet()) {
                counts.put(entry.getKey(), entry.getValue().get());
            }
            return counts;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void create(Endpoint endpoint, List<String> streams) {
        try (var kinesis = JavaSdks.sync(endpoint)) {
            streams.forEach(stream ->
                    kinesis.createStream(request -> request.streamName(stream).shardCount(2)));
        }
    }

    private static int sync(Endpoint endpoint, String stream) {
        try (var kinesis = JavaSdks.syncWithoutRetries(endpoint)) {
            return putAndCount(
                    kinesis, stream, request -> kinesis.putRecords(request).failedRecordCount());
        }
    }

    private static int async(Endpoint endpoint, String stream) {
        try (var kinesis = JavaSdks.asyncWithoutRetries(endpoint);
                var reading = JavaSdks.sync(endpoint)) {
            return putAndCount(reading, stream, request -> kinesis.putRecords(request)
                    .join()
                    .failedRecordCount());
        }
    }

    private static int putAndCount(KinesisClient reading, String stream, ToIntFunction<PutRecordsRequest> put) {
        var written = new ArrayList<SdkBytes>();
        long until = System.nanoTime() + TIME.toNanos();
        while (System.nanoTime() < until) {
            var entries = round(written.size()).stream()
                    .map(record -> PutRecordsRequestEntry.builder()
                            .partitionKey(record.partitionKey())
                            .data(record.data())
                            .build())
                    .toList();
            assertThat(put.applyAsInt(PutRecordsRequest.builder()
                            .streamName(stream)
                            .records(entries)
                            .build()))
                    .isZero();
            entries.forEach(entry -> written.add(entry.data()));
        }
        var stored = Kpl.stored(reading, stream).stream()
                .map(record -> record.data().asUtf8String())
                .sorted()
                .toList();
        assertThat(stored)
                .isEqualTo(written.stream().map(SdkBytes::asUtf8String).sorted().toList());
        return written.size();
    }

    private static int kpl(Endpoint endpoint, String stream) throws Exception {
        try (var kpl = new Kpl(endpoint, 1_000);
                var reading = JavaSdks.sync(endpoint)) {
            var written = new ArrayList<Written>();
            long until = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < until) {
                var records = round(written.size());
                kpl.put(stream, records);
                written.addAll(records);
            }
            assertThat(Kpl.deaggregated(Kpl.stored(reading, stream))).containsExactlyInAnyOrderElementsOf(written);
            return written.size();
        }
    }

    private static int boto3(Endpoint endpoint, String python, String stream) {
        return count(ScriptHost.run(endpoint, python, "load.py", endpoint.uri().toString(), stream, seconds()));
    }

    private static int javaScript(Endpoint endpoint, String node, String stream) {
        return count(ScriptHost.run(
                endpoint,
                node,
                "load.js",
                ScriptHost.NODE_FOLDER.toString(),
                endpoint.uri().toString(),
                stream,
                seconds()));
    }

    private static int count(String printed) {
        return Integer.parseInt(printed.strip());
    }

    private static String seconds() {
        return Long.toString(TIME.toSeconds());
    }

    private static List<Written> round(int first) {
        return IntStream.range(first, first + ROUND)
                .mapToObj(i -> new Written("key-" + i % 10, SdkBytes.fromUtf8String("value-" + i)))
                .toList();
    }
}
