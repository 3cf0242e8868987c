package io.kinefka.clients.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every client does: create, put, describe, list, read, be pushed, be refused, delete. The scripts do the same. */
final class Scenario {
    private final KinesisCalls kinesis;
    private final String stream;
    private final List<Outcome> outcomes = new ArrayList<>();

    private Scenario(KinesisCalls kinesis, String stream) {
        this.kinesis = kinesis;
        this.stream = stream;
    }

    static List<Outcome> run(KinesisCalls kinesis, String stream) {
        var scenario = new Scenario(kinesis, stream);
        scenario.show(Capability.PUT_AND_GET, scenario::putAndGet);
        scenario.show(Capability.PAGED_LISTS, scenario::listByPages);
        scenario.show(Capability.TYPED_ERRORS, scenario::beRefused);
        if (kinesis instanceof KinesisCalls.Pushed pushed) {
            scenario.show(Capability.FAN_OUT, () -> scenario.bePushed(pushed));
        }
        kinesis.deleteStream(stream);
        return scenario.outcomes;
    }

    private void show(Capability capability, Runnable step) {
        try {
            step.run();
            outcomes.add(Outcome.works(capability));
        } catch (RuntimeException | AssertionError e) {
            outcomes.add(new Outcome(capability, e.toString()));
        }
    }

    private void putAndGet() {
        kinesis.createStream(stream, 2);
        kinesis.put(stream, Sent.everyByte());
        assertThat(kinesis.put(stream, Sent.twenty())).isZero();

        assertThat(kinesis.openShards(stream)).isEqualTo(2);
        assertThat(readAll().values().stream().flatMap(List::stream))
                .allSatisfy(received -> assertThat(received.arrived())
                        .isBetween(
                                Instant.now().minus(Duration.ofMinutes(5)),
                                Instant.now().plusSeconds(1)));
        assertThat(readAll().values().stream().flatMap(List::stream).map(Received::record))
                .containsExactlyInAnyOrderElementsOf(Sent.all());
    }

    private void listByPages() {
        assertThat(kinesis.shards(stream)).containsExactly("shardId-000000000000", "shardId-000000000001");
        assertThat(kinesis.streams()).contains(stream).doesNotHaveDuplicates();
    }

    private void beRefused() {
        assertThatThrownBy(() -> kinesis.openShards("missing"))
                .isInstanceOf(kinesis.notFound())
                .hasMessageContaining("Stream missing under account");
    }

    private void bePushed(KinesisCalls.Pushed pushed) {
        String consumer = pushed.registerConsumer(stream);
        readAll().forEach((shard, received) -> assertThat(pushed.subscribe(consumer, shard, received.size()))
                .isEqualTo(received));
    }

    private Map<String, List<Received>> readAll() {
        var read = new TreeMap<String, List<Received>>();
        kinesis.shards(stream).forEach(shard -> read.put(shard, kinesis.read(stream, shard)));
        return read;
    }
}
