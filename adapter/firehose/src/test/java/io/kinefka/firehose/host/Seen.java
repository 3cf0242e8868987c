package io.kinefka.firehose.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.delivery.testing.LocalS3;
import java.util.BitSet;

/** Which of the numbers from 0 on are in the objects of a bucket, as lines that begin with them. */
record Seen(int missing, int lines, int objects) {

    static Seen in(LocalS3 s3, int count) {
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
        return new Seen(count - seen.get(0, count).cardinality(), lines, objects);
    }
}
