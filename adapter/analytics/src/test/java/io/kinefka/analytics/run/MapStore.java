package io.kinefka.analytics.run;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A state store in memory. */
final class MapStore implements StateStore {
    private final TreeMap<byte[], byte[]> values = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte @Nullable [] get(byte[] key) {
        return values.get(key);
    }

    @Override
    public void put(byte[] key, byte @Nullable [] value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public void forEachFrom(byte[] prefix, BiConsumer<byte[], byte[]> visitor) {
        for (var entry : values.tailMap(prefix).entrySet()) {
            var key = entry.getKey();
            if (key.length < prefix.length || Arrays.mismatch(prefix, 0, prefix.length, key, 0, prefix.length) >= 0) {
                return;
            }
            visitor.accept(key, entry.getValue());
        }
    }

    int size() {
        return values.size();
    }
}
