package io.kinefka.log.table;

import io.kinefka.log.Brokers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Tables on a topic of their own, as many gateways would have them. */
final class TablesUnderTest implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private final Map<String, Object> config = Map.of("bootstrap.servers", Brokers.bootstrapServers());

    final Admin admin = Admin.create(config);
    final TableTopic topic = new TableTopic(admin, config, (short) 1, "tables-" + UUID.randomUUID(), DEADLINE);

    StateTable open() {
        return open(TableSettings.DEFAULT);
    }

    StateTable open(TableSettings settings) {
        return new StateTable(topic, settings, new Random(1));
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes bytes(long number) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    static long number(@Nullable Entry entry) {
        return entry == null ? 0 : ByteBuffer.wrap(entry.value().array()).getLong();
    }

    static CompletionStage<Long> increment(StateTable table, Bytes key) {
        return table.change(Set.of(key), view -> {
            var before = view.get(key);
            long next = number(before) + 1;
            return new Change<>(List.of(Write.put(key, before, bytes(next))), next);
        });
    }

    /** True for whoever finds nobody else there. */
    static CompletionStage<Boolean> take(StateTable table, Bytes key) {
        return table.change(Set.of(key), view -> {
                    if (view.get(key) != null) {
                        throw new IllegalStateException("taken");
                    }
                    return new Change<>(List.of(Write.put(key, null, bytes(1))), true);
                })
                .exceptionally(refused -> false);
    }

    static void put(StateTable table, Bytes key, Bytes value) throws Exception {
        get(table.change(Set.of(key), view -> new Change<>(List.of(Write.put(key, view.get(key), value)), true)));
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(150, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
