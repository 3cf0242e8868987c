package io.kinefka.firehose.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.delivery.testing.LocalS3;
import java.util.BitSet;

/** How many of some numbers are missing in the objects of a bucket, whose lines begin with numbers. */
record Seen(int missing, int lines, int objects) {

    static Seen in(LocalS3 s3, BitSet expected) {
        BitSet seen = new BitSet();
        int lines = 0;
        int objects = 0;
        for (String key : s3.keys()) {
            objects++;
            for (String line : new String(s3.read(key), UTF_8).lines().toList()) {
                seen.set(Integer.parseInt(line.split(":", 2)[0]));
                lines++;
            }
        }
        BitSet missing = (BitSet) expected.clone();
        missing.andNot(seen);
        return new Seen(missing.cardinality(), lines, objects);
    }
}
