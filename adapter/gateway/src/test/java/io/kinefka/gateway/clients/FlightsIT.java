package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Flights.Flight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Real data through the real SDK into the real program: nothing missing, nothing twice, in order, also after kill -9. */
class FlightsIT {
    private static final String STREAM = "flights";
    private static final int SHARDS = 4;
    private static final int BATCH = 500;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void flightsAreReadBackCompleteAndInOrderAlsoAfterTheProgramWasKilled() throws Exception {
        List<Flight> flights = Flights.load();
        assertThat(flights).hasSize(20_000);

        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint())) {
            kinesis.createStream(stream -> stream.streamName(STREAM).shardCount(SHARDS));
            put(kinesis, flights);

            assertCompleteAndInOrder(kinesis, flights);

            program.kill();
        }

        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint())) {
            assertCompleteAndInOrder(kinesis, flights);
        }
    }

    private static void put(KinesisClient kinesis, List<Flight> flights) {
        for (int from = 0; from < flights.size(); from += BATCH) {
            var entries = flights.subList(from, Math.min(from + BATCH, flights.size())).stream()
                    .map(flight -> PutRecordsRequestEntry.builder()
                            .partitionKey(flight.origin())
                            .data(SdkBytes.fromUtf8String(flight.json()))
                            .build())
                    .toList();
            var answer =
                    kinesis.putRecords(request -> request.streamName(STREAM).records(entries));
            assertThat(answer.failedRecordCount()).isZero();
        }
    }

    private static void assertCompleteAndInOrder(KinesisClient kinesis, List<Flight> flights) throws Exception {
        List<List<Seen>> shards = new ArrayList<>();
        for (var records : Clients.readAll(kinesis, STREAM)) {
            List<Seen> seen = new ArrayList<>();
            for (var found : records) {
                seen.add(new Seen(
                        found.partitionKey(), Flight.number(found.data().asUtf8String())));
            }
            shards.add(seen);
        }

        assertThat(shards).hasSize(SHARDS).noneMatch(List::isEmpty);
        assertThat(shards.stream()
                        .flatMap(List::stream)
                        .map(Seen::number)
                        .sorted()
                        .toList())
                .isEqualTo(flights.stream().map(Flight::number).toList());
        assertThat(byOrigin(shards.stream().flatMap(List::stream).toList()))
                .isEqualTo(byOrigin(flights.stream()
                        .map(flight -> new Seen(flight.origin(), flight.number()))
                        .toList()));
    }

    private static Map<String, List<Integer>> byOrigin(List<Seen> flights) {
        return flights.stream()
                .collect(Collectors.groupingBy(Seen::origin, Collectors.mapping(Seen::number, Collectors.toList())));
    }

    private record Seen(String origin, int number) {}
}
