package io.kinefka.analytics.host;

import io.kinefka.analytics.run.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The operators' state in a store of Kafka Streams, which belongs to a plan: for another one it is emptied, whatever else is in the store as well. */
final class KeyValueState implements StateStore {
    /** No operator's key is empty, and what begins with this is not one's. */
    private static final Bytes PLAN = Bytes.wrap(new byte[] {0});

    private static final byte[] OPERATORS = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    KeyValueState(KeyValueStore<Bytes, byte[]> store, String plan) {
        this.store = store;
        byte[] wanted = plan.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(wanted, store.get(PLAN))) {
            clear();
            store.put(PLAN, wanted);
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(operators(key)));
    }

    @Override
    public void put(byte[] key, byte @Nullable [] value) {
        store.put(Bytes.wrap(operators(key)), value);
    }

    @Override
    public void forEachFrom(byte[] prefix, BiConsumer<byte[], byte[]> visitor) {
        try (var found = store.prefixScan(operators(prefix), new ByteArraySerializer())) {
            found.forEachRemaining(entry -> {
                byte[] key = entry.key.get();
                visitor.accept(Arrays.copyOfRange(key, OPERATORS.length, key.length), entry.value);
            });
        }
    }

    private void clear() {
        List<Bytes> keys = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(key -> store.put(key, null));
    }

    private static byte[] operators(byte[] key) {
        byte[] prefixed = Arrays.copyOf(OPERATORS, OPERATORS.length + key.length);
        System.arraycopy(key, 0, prefixed, OPERATORS.length, key.length);
        return prefixed;
    }
}
