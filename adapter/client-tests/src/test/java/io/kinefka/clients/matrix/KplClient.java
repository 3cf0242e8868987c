package io.kinefka.clients.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.kpl.Kpl;
import io.kinefka.clients.kpl.Kpl.Written;
import java.util.List;

/** The Kinesis Producer Library, which only puts; its records are taken apart by KCL's utility. */
final class KplClient implements Client {
    private static final long METRICS_DELAY_MILLIS = 60_000;

    @Override
    public String name() {
        return "KPL 1 with aggregation, KCL's de-aggregation";
    }

    @Override
    public String http() {
        return "1.1";
    }

    @Override
    public Encoding encoding() {
        return Encoding.JSON;
    }

    @Override
    public boolean needsTls() {
        return true;
    }

    @Override
    public List<Outcome> run(Endpoint endpoint, String stream) throws Exception {
        try (var kinesis = JavaSdks.sync(endpoint);
                var kpl = new Kpl(endpoint, METRICS_DELAY_MILLIS)) {
            kinesis.createStream(request -> request.streamName(stream).shardCount(2));
            var written = kpl.putUntilAggregated(kinesis, stream, round -> all());
            assertThat(Kpl.deaggregated(Kpl.stored(kinesis, stream))).containsExactlyInAnyOrderElementsOf(written);
            kinesis.deleteStream(request -> request.streamName(stream));
            return List.of(Outcome.works(Capability.PUT_AND_GET));
        }
    }

    private static List<Written> all() {
        return Sent.all().stream()
                .map(sent -> new Written(sent.partitionKey(), sent.data()))
                .toList();
    }
}
