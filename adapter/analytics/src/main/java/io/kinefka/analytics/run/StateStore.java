package io.kinefka.analytics.run;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where operators keep what must survive a restart: values by keys, in the order of the keys as unsigned bytes. What was put is seen by the
 * next call; whoever gives the store sees to it that its content, the input that was taken and the output belong together after a failure.
 */
public interface StateStore {
    /** The value, or null if there is none. */
    byte @Nullable [] get(byte[] key);

    /** Sets a value, or removes it if it is null; the arrays are not changed afterwards. */
    void put(byte[] key, byte @Nullable [] value);

    /** Shows all keys that begin with a prefix, in their order, with their values; the visitor does not write. */
    void forEachFrom(byte[] prefix, BiConsumer<byte[], byte[]> visitor);
}
