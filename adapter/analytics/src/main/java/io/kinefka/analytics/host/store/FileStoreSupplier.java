package io.kinefka.analytics.host.store;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Makes stores that keep their entries in a file, ordered by their keys' bytes without signs.
 *
 * @param name of the store
 * @param directory for the file, which is there while there is something in it; several stores and processes may use the same one
 */
public record FileStoreSupplier(String name, Path directory) implements KeyValueBytesStoreSupplier {

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
        return new FileStore(name, directory);
    }

    @Override
    public String metricsScope() {
        return "file";
    }
}
