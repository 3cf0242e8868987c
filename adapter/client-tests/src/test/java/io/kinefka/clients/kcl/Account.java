package io.kinefka.clients.kcl;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** What all workers of an application have told, and whether it was right. */
record Account(List<Told> told) {

    static Account of(Collection<Worker> workers) {
        return of(workers.stream().flatMap(worker -> worker.told().stream()));
    }

    static Account of(Stream<Told> told) {
        return new Account(told.sorted(Comparator.comparingLong(Told::micros)).toList());
    }

    /** What was told of one of several streams. */
    Account ofStream(String stream) {
        var prefix = stream + "/";
        return new Account(told.stream()
                .filter(one -> one.shard().startsWith(prefix))
                .map(one -> one.ofShard(one.shard().substring(prefix.length())))
                .toList());
    }

    Set<String> data() {
        var data = new HashSet<String>();
        of("sees").forEach(one -> data.add(one.data()));
        return data;
    }

    List<Told> of(String what) {
        return told.stream().filter(one -> one.what().equals(what)).toList();
    }

    /** Everything but the records. */
    String changes() {
        return told.stream()
                .filter(one -> !one.what().equals("sees") && !one.what().equals("checkpoints"))
                .map(one -> "\n" + one)
                .collect(joining());
    }

    /** The begins of processors that have not ended yet; KCL 1 begins again with shards that are done, and never ends with them. */
    List<Told> running() {
        var running = new LinkedHashMap<String, Told>();
        told.forEach(one -> {
            switch (one.what()) {
                case "begins" -> {
                    if (!one.detail().equals("SHARD_END")) {
                        running.put(one.run(), one);
                    }
                }
                case "loses", "ends", "dies" -> running.remove(one.run());
                default -> {
                    // Nothing changes hands.
                }
            }
        });
        return List.copyOf(running.values());
    }

    /** By shard the workers that have one at the moment. */
    Map<String, String> holders() {
        var holders = new HashMap<String, String>();
        running().forEach(one -> holders.put(one.shard(), one.worker()));
        return holders;
    }

    /** Every record at least once; those of a key, when seen for the first time, in the order of writing. */
    void assertComplete(List<String> written) {
        assertThat(data()).containsAll(written);
        var known = new HashSet<String>();
        var first = of("sees").stream().map(Told::data).filter(known::add).toList();
        first.stream()
                .collect(groupingBy(data -> data.substring(0, data.indexOf(':'))))
                .forEach((key, all) -> assertThat(all)
                        .as("first sight of %s", key)
                        .isSortedAccordingTo(Comparator.comparingInt(Account::number)));
    }

    private static int number(String data) {
        return Integer.parseInt(data.substring(data.indexOf(':') + 1));
    }

    /** From its begin to its loss or end, a processor sees the records of its shard in order, each once. */
    void assertOrdered() {
        var runs = new HashMap<String, List<BigInteger>>();
        told.forEach(one -> {
            var run = one.run();
            if (one.what().equals("begins")) {
                runs.put(run, new ArrayList<>());
            } else if (one.what().equals("sees")) {
                assertThat(runs).as("begun").containsKey(run);
                var seen = runs.getOrDefault(run, List.of());
                var number = new BigInteger(one.number());
                if (!seen.isEmpty()) {
                    assertThat(number).as(run).isGreaterThan(seen.get(seen.size() - 1));
                }
                seen.add(number);
            }
        });
    }

    /** No child is begun before the ends of all its parents have been checkpointed, as far as who did so lived to tell it. */
    void assertParentsFirst(List<Shard> shards) {
        for (Shard shard : shards) {
            for (String parent : parents(shard)) {
                if (mayHaveEndedUntold(parent)) {
                    continue;
                }
                var begun = first(shard.shardId(), "begins");
                var done = told.stream()
                        .filter(one -> one.shard().equals(parent)
                                && one.what().equals("checkpoints")
                                && one.detail().equals("SHARD_END"))
                        .mapToLong(Told::micros)
                        .min();
                assertThat(done).as("%s is done", parent).isPresent();
                assertThat(begun)
                        .as("%s begins after %s", shard.shardId(), parent)
                        .isGreaterThan(done.getAsLong());
            }
        }
    }

    /** Its worker has died, and nobody after it has found anything left to read. */
    private boolean mayHaveEndedUntold(String shard) {
        return told.stream()
                .filter(one -> one.shard().equals(shard))
                .filter(one -> one.what().equals("dies")
                        || (one.what().equals("begins") && !one.detail().equals("SHARD_END")))
                .reduce((earlier, later) -> later)
                .filter(last -> last.what().equals("dies"))
                .isPresent();
    }

    /** The names of those that have not ended, each of which somebody is to have in the end, and nobody any other one. */
    static Set<String> open(List<Shard> shards) {
        return shards.stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .map(Shard::shardId)
                .collect(toSet());
    }

    private static List<String> parents(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(Objects::nonNull)
                .toList();
    }

    private long first(String shard, String what) {
        return told.stream()
                .filter(one -> one.shard().equals(shard) && one.what().equals(what))
                .mapToLong(Told::micros)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * Whatever was seen twice had not been checkpointed by the worker that saw it first; but for one that stood still while it began, until the
     * shard was somebody else's: it checkpoints nothing.
     */
    void assertNothingCheckpointedIsSeenAgain() {
        var checkpointing = of("checkpoints").stream().map(Told::run).collect(toSet());
        var checkpoints = new HashMap<String, BigInteger>();
        told.forEach(one -> {
            if (one.what().equals("checkpoints") && one.detail().matches("\\d+")) {
                checkpoints.merge(one.shard(), new BigInteger(one.detail()), BigInteger::max);
            } else if (one.what().equals("begins")
                    && one.detail().matches("\\d+")
                    && checkpointing.contains(one.run())) {
                assertThat(new BigInteger(one.detail()))
                        .as("%s of %s begins at or after its last checkpoint", one.worker(), one.shard())
                        .isGreaterThanOrEqualTo(checkpoints.getOrDefault(one.shard(), BigInteger.ZERO));
            }
        });
        var begun = new HashMap<String, BigInteger>();
        told.forEach(one -> {
            var run = one.run();
            if (one.what().equals("begins")) {
                begun.put(run, one.detail().matches("\\d+") ? new BigInteger(one.detail()) : BigInteger.valueOf(-1));
            } else if (one.what().equals("sees")) {
                assertThat(new BigInteger(one.number())).as(run).isGreaterThan(begun.get(run));
            }
        });
    }
}
