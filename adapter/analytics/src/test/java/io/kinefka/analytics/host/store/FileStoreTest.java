package io.kinefka.analytics.host.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    private static final int LARGE_BYTES = 1 << 20;

    @TempDir
    private Path directory;

    private final Random random = new Random(1);
    private FileStore store;

    @BeforeEach
    void open() {
        store = new FileStore("store", directory.resolve("files"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void doesWhatAStoreInMemoryDoes() {
        KeyValueStore<Bytes, byte[]> inMemory =
                Stores.inMemoryKeyValueStore("memory").get();

        for (int i = 0; i < 20_000; i++) {
            Bytes key = key();
            byte[] value = new byte[random.nextInt(300)];
            random.nextBytes(value);
            switch (random.nextInt(5)) {
                case 0 -> assertThat(store.delete(key)).isEqualTo(inMemory.delete(key));
                case 1 -> assertThat(store.putIfAbsent(key, value)).isEqualTo(inMemory.putIfAbsent(key, value));
                case 2 -> putAll(List.of(KeyValue.pair(key, value), KeyValue.pair(key(), null)), inMemory);
                default -> putAll(List.of(KeyValue.pair(key, value)), inMemory);
            }
            Bytes any = key();
            assertThat(store.get(any)).isEqualTo(inMemory.get(any));
            if (i % 200 == 0) {
                assertSame(inMemory);
            }
        }

        assertThat(store.approximateNumEntries()).isGreaterThan(1_000).isEqualTo(inMemory.approximateNumEntries());
    }

    @Test
    void hasNoFileUntilThereIsSomethingToBeKept() {
        assertThat(store.get(key())).isNull();
        assertThat(store.delete(key())).isNull();
        assertThat(read(store.all())).isEmpty();
        assertThat(store.approximateNumEntries()).isZero();
        assertThat(store.fileBytes()).isZero();
        assertThat(directory).isEmptyDirectory();

        store.put(key(), new byte[1]);

        assertThat(store.fileBytes()).isPositive();
        assertThat(directory.resolve("files")).isEmptyDirectory();
    }

    @Test
    void givesTheFileBackWhenNothingIsLeftInIt() {
        for (int wave = 0; wave < 3; wave++) {
            for (int i = 0; i < 40; i++) {
                store.put(numbered(i), large());
            }
            assertThat(store.fileBytes()).isGreaterThan(30L * LARGE_BYTES);

            for (int i = 0; i < 40; i++) {
                assertThat(store.get(numbered(i))).hasSize(LARGE_BYTES);
                store.put(numbered(i), null);
            }
            assertThat(store.fileBytes()).isZero();
        }
    }

    @Test
    void keepsASmallFileWhenNothingIsLeftInIt() {
        store.put(numbered(1), new byte[1]);

        store.put(numbered(1), null);

        assertThat(store.fileBytes()).isPositive();
    }

    @Test
    void takesLittleMoreSpaceThanWhatIsThereThoughSomeOfItStaysForLong() {
        int bytes = 4_000;
        for (int i = 0; i < 80_000; i++) {
            if (i % 100 == 0) {
                store.put(numbered(100_000_000 + random.nextInt(100_000_000)), new byte[bytes]);
            }
            store.put(numbered(i), new byte[bytes]);
            store.put(numbered(i - 200), null);
        }

        assertThat(store.approximateNumEntries()).isEqualTo(1_000);
        assertThat(store.fileBytes()).isLessThan(4L * 1_000 * bytes);
    }

    @Test
    void beginsEmptyWhenItIsOpenedAgain() {
        var context = new MockProcessorContext<Void, Void>();
        store.init(context.getStateStoreContext(), store);
        store.put(numbered(1), "before".getBytes(UTF_8));
        store.close();
        assertThat(store.isOpen()).isFalse();
        assertThat(store.fileBytes()).isZero();

        store.init(context.getStateStoreContext(), store);
        store.put(numbered(2), "after".getBytes(UTF_8));

        assertThat(store.isOpen()).isTrue();
        assertThat(read(store.all())).containsExactly(numbered(2) + "=after");
    }

    private void putAll(List<KeyValue<Bytes, byte[]>> entries, KeyValueStore<Bytes, byte[]> inMemory) {
        store.putAll(entries);
        inMemory.putAll(entries);
    }

    private void assertSame(KeyValueStore<Bytes, byte[]> inMemory) {
        Bytes from = key();
        Bytes to = key();
        byte[] prefix = {from.get()[0]};
        var serializer = new ByteArraySerializer();
        assertThat(read(store.all())).isEqualTo(read(inMemory.all()));
        assertThat(read(store.range(from, to))).isEqualTo(read(inMemory.range(from, to)));
        assertThat(read(store.range(null, to))).isEqualTo(read(inMemory.range(null, to)));
        assertThat(read(store.range(from, null))).isEqualTo(read(inMemory.range(from, null)));
        assertThat(read(store.prefixScan(prefix, serializer))).isEqualTo(read(inMemory.prefixScan(prefix, serializer)));
    }

    private static List<String> read(KeyValueIterator<Bytes, byte[]> entries) {
        List<String> found = new ArrayList<>();
        try (entries) {
            while (entries.hasNext()) {
                Bytes key = entries.peekNextKey();
                found.add(key + "=" + new String(entries.next().value, UTF_8));
            }
        }
        return found;
    }

    /** One of some thousands, of one or two bytes. */
    private Bytes key() {
        byte[] key = new byte[1 + random.nextInt(2)];
        random.nextBytes(key);
        if (key.length > 1) {
            key[1] &= (byte) 0x8f;
        }
        return Bytes.wrap(key);
    }

    private static Bytes numbered(int number) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private byte[] large() {
        byte[] value = new byte[LARGE_BYTES];
        random.nextBytes(value);
        return value;
    }
}
