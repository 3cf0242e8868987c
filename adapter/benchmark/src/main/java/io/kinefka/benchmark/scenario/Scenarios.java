package io.kinefka.benchmark.scenario;

import static io.kinefka.benchmark.load.Encoding.CBOR;
import static io.kinefka.benchmark.load.Encoding.JSON;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.report.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything that can be measured, by name. */
public final class Scenarios {
    private static final int KIB = 1024;
    private static final long DRAINED_BYTES = 512L << 20;
    private static final Map<String, Function<Bench, Scenario>> ALL = new LinkedHashMap<>();

    static {
        puts("put-records-cbor-1k", new Puts.Shape(CBOR, 500, KIB, 16, 4), Puts.atLeast(0.75));
        puts("put-records-json-1k", new Puts.Shape(JSON, 500, KIB, 16, 4), Puts.atLeast(0.55));
        puts("put-records-cbor-100", new Puts.Shape(CBOR, 500, 100, 16, 4), Puts.atLeast(0.42));
        puts("put-records-json-100", new Puts.Shape(JSON, 500, 100, 16, 4), Puts.atLeast(0.38));
        puts("put-records-cbor-10k", new Puts.Shape(CBOR, 100, 10 * KIB, 16, 4));
        puts("put-records-json-10k", new Puts.Shape(JSON, 100, 10 * KIB, 16, 4));
        puts("put-records-cbor-1k-1-connection", new Puts.Shape(CBOR, 500, KIB, 1, 4));
        puts("put-records-cbor-1k-64-connections", new Puts.Shape(CBOR, 500, KIB, 64, 4));
        ALL.put("put-record-cbor", bench -> new SinglePuts(bench, CBOR, KIB, 64));
        ALL.put("put-record-json", bench -> new SinglePuts(bench, JSON, KIB, 64));
        drain("drain-cbor", CBOR, 0.5);
        drain("drain-json", JSON, 0.3);
        ALL.put("sdk-put-records", bench -> Sdk.puts(bench, new Puts.Shape(CBOR, 500, KIB, 16, 4)));
        ALL.put("sdk-drain", bench -> Sdk.drain(bench, new Drain.Shape(CBOR, KIB, 4, DRAINED_BYTES)));
        ALL.put(
                "tail-polling",
                bench -> new Tail(bench, Followers::poll, 1, List.of(new Goal("p99 ms", Goal.Kind.AT_MOST_MORE, 15))));
        ALL.put("tail-fan-out-1", bench -> new Tail(bench, Followers::subscribe, 1, fanOut()));
        ALL.put("tail-fan-out-16", bench -> new Tail(bench, Followers::subscribe, 16, fanOut()));
        ALL.put("tail-fan-out-shared-20", bench -> SharedShard.burst(bench, 20));
        ALL.put("tail-fan-out-shared-20-steady", bench -> SharedShard.steady(bench, 20));
        ALL.put("empty-polls", EmptyPolls::new);
        shards("shards-10", 10, 0.7);
        shards("shards-100", 100, 0.7);
        shards("shards-1000", 1000, 0.5);
        ALL.put("shards-1000-fresh", bench -> new FreshShards(bench, 1000));
        ALL.put("history-1g", bench -> new History(bench, 1L << 30));
        ALL.put("history-10g", bench -> new History(bench, 10L << 30));
    }

    private Scenarios() {}

    private static void puts(String name, Puts.Shape shape, Goal... goals) {
        ALL.put(name, bench -> new Puts(bench, shape, List.of(goals)));
    }

    private static void drain(String name, Encoding encoding, double times) {
        ALL.put(
                name,
                bench -> new Drain(
                        bench, new Drain.Shape(encoding, KIB, 4, DRAINED_BYTES), List.of(Drain.atLeast(times))));
    }

    private static void shards(String name, int shards, double times) {
        ALL.put(
                name + "-put",
                bench -> new ManyShards(
                        bench,
                        shards,
                        times,
                        count -> new Puts(bench, new Puts.Shape(CBOR, 500, KIB, 16, count), List.of())));
        ALL.put(
                name + "-drain",
                bench -> new ManyShards(
                        bench,
                        shards,
                        times,
                        count -> new Drain(bench, new Drain.Shape(CBOR, KIB, count, DRAINED_BYTES / 4), List.of())));
    }

    private static List<Goal> fanOut() {
        return List.of(new Goal("p50 ms", Goal.Kind.AT_MOST, 10), new Goal("p99 ms", Goal.Kind.AT_MOST_MORE, 5));
    }

    /** Those whose names contain one of these; all if there are none. */
    public static Map<String, Function<Bench, Scenario>> named(List<String> parts) {
        var chosen = new LinkedHashMap<String, Function<Bench, Scenario>>();
        ALL.forEach((name, scenario) -> {
            if (isNamed(name, parts)) {
                chosen.put(name, scenario);
            }
        });
        return chosen;
    }

    /** Whether a name is meant by these: itself, or a part of it that is no name; all are meant if there are none. */
    public static boolean isNamed(String name, List<String> parts) {
        return parts.isEmpty()
                || parts.stream().anyMatch(part -> ALL.containsKey(part) ? name.equals(part) : name.contains(part));
    }
}
