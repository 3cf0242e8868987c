package io.kinefka.clients.kcl;

import java.util.Optional;

/**
 * What a processor tells.
 *
 * @param worker whose
 * @param processor which of the worker's, by a number of its own
 * @param micros when, since the epoch
 * @param what happened: begins, sees, checkpoints, fails, loses, ends, dies (the worker, with the shard)
 */
record Told(String worker, int processor, long micros, String shard, String what, String detail) {
    /** Understands a line; empty if it is none of a processor. */
    static Optional<Told> parse(String worker, String line) {
        var parts = line.split(" ", 5);
        return parts.length == 5 && parts[0].matches("\\d+")
                ? Optional.of(new Told(
                        worker, Integer.parseInt(parts[1]), Long.parseLong(parts[0]), parts[2], parts[3], parts[4]))
                : Optional.empty();
    }

    /** Names the processor among all of the application. */
    String run() {
        return worker + " " + processor + " " + shard;
    }

    /** The sequence number of a record that was seen. */
    String number() {
        return detail.split(" ", 2)[0];
    }

    String data() {
        return detail.split(" ", 2)[1];
    }

    /** The same of a shard with another name. */
    Told ofShard(String name) {
        return new Told(worker, processor, micros, name, what, detail);
    }
}
