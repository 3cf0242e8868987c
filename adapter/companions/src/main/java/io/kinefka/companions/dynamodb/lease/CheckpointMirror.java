package io.kinefka.companions.dynamodb.lease;

import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.log.group.GroupOffset;
import io.kinefka.log.group.GroupOffsets;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.table.TableView;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the checkpoints of a lease table as offsets of the consumer group of the same name, so that Kafka's tools show
 * how far a KCL application has come, and kcl-shim goes on where it has got to.
 *
 * <p>Every gateway commits for the changes that were made through it, always what the table holds then. Whoever has
 * committed looks once more: if the table has moved on meanwhile, another gateway may have been overwritten.
 */
public final class CheckpointMirror implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointMirror.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Tables tables;
    private final Streams streams;
    private final GroupOffsets groups;
    private final Set<TableName> moved = ConcurrentHashMap.newKeySet();
    private final Map<TableName, Set<GroupOffset>> committed = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    /** Begins with nothing to commit. */
    public CheckpointMirror(Tables tables, Streams streams, GroupOffsets groups) {
        this.tables = tables;
        this.streams = streams;
        this.groups = groups;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "kinefka-checkpoints");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(
                this::commitAll, INTERVAL.toNanos(), INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An item has been written. */
    public void written(TableName table, @Nullable Document before, @Nullable Document after) {
        if (Lease.isMoved(before, after)) {
            moved.add(table);
        }
    }

    private void commitAll() {
        for (TableName table : List.copyOf(moved)) {
            moved.remove(table);
            var unused = tables.read(true, view -> places(view, table))
                    .thenAccept(places -> commit(table, places))
                    .exceptionally(failure -> notCommitted(table, failure));
        }
    }

    /** Empty if there is no such table any more. */
    private Optional<List<GroupOffset>> places(TableView view, TableName name) {
        var table = Tables.find(view, name);
        if (table == null) {
            return Optional.empty();
        }
        var items = view.startingWith(ItemKeys.items(table.definition().id()));
        var leases = items.values().stream()
                .map(Tables::item)
                .flatMap(item -> item == null ? Optional.<Lease>empty().stream() : Lease.of(item).stream())
                .toList();
        var possible = streams.snapshot().streams().values().stream()
                .filter(stream -> stream.id().accountId().equals(name.accountId())
                        && stream.id().region().equals(name.region()))
                .toList();
        return Optional.of(Places.of(leases, possible));
    }

    private void commit(TableName table, Optional<List<GroupOffset>> places) {
        if (places.isEmpty()) {
            committed.remove(table);
            return;
        }
        var before = committed.getOrDefault(table, Set.of());
        var changed =
                places.get().stream().filter(place -> !before.contains(place)).toList();
        if (!changed.isEmpty()) {
            var unused = groups.commit(table.name(), changed)
                    .thenRun(() -> {
                        committed.put(table, new HashSet<>(places.get()));
                        moved.add(table);
                    })
                    .exceptionally(failure -> notCommitted(table, failure));
        }
    }

    /** The group may have members, who commit by themselves. The next checkpoint tries again. */
    private static @Nullable Void notCommitted(TableName table, Throwable failure) {
        LOG.atDebug()
                .addKeyValue("application", table.name())
                .addKeyValue("reason", failure.toString())
                .log("Checkpoints are not shown as offsets");
        return null;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
