package io.kinefka.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.delivery.testing.LocalS3;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** The numbers that begin the lines of objects; each object is read once, for none ever changes. */
final class Delivered {
    private final LocalS3 s3;
    private final String prefix;
    private final Set<String> read = new HashSet<>();
    private final BitSet numbers = new BitSet();
    private int lines;

    /** What lies below a prefix. */
    Delivered(LocalS3 s3, String prefix) {
        this.s3 = s3;
        this.prefix = prefix;
    }

    /** Whether all of these numbers are there by now. */
    boolean hasAll(BitSet expected) {
        s3.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .filter(read::add)
                .forEach(this::read);
        BitSet missing = (BitSet) expected.clone();
        missing.andNot(numbers);
        return missing.isEmpty();
    }

    /** How many lines are there more than once. */
    int duplicates() {
        return lines - numbers.cardinality();
    }

    @Override
    public String toString() {
        return lines + " lines in " + read.size() + " objects, " + duplicates() + " of them again";
    }

    private void read(String key) {
        new String(s3.read(key), UTF_8).lines().forEach(line -> {
            numbers.set(Integer.parseInt(line.split(":", 2)[0]));
            lines++;
        });
    }
}
