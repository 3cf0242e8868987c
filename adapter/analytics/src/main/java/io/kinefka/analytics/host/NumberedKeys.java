package io.kinefka.analytics.host;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The keys of a kind, which are numbers, in a store that has several kinds. */
record NumberedKeys(byte kind) {

    Bytes key(int number) {
        return Bytes.wrap(
                ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(number).array());
    }

    int number(Bytes key) {
        return ByteBuffer.wrap(key.get()).getInt(1);
    }

    /** The entries of this kind; to be closed. */
    KeyValueIterator<Bytes, byte[]> entries(KeyValueStore<Bytes, byte[]> store) {
        return store.prefixScan(new byte[] {kind}, new ByteArraySerializer());
    }
}
