package io.kinefka.companions.dynamodb;

import io.kinefka.aws.AwsException;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemFormat;
import io.kinefka.companions.dynamodb.value.ItemSize;
import io.kinefka.companions.dynamodb.value.WireValue;
import io.kinefka.log.table.Bytes;
import io.kinefka.log.table.Change;
import io.kinefka.log.table.TableView;
import io.kinefka.log.table.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes items, each if its condition holds. */
final class ItemWrites {
    private static final long TRANSACTION_BYTES_MAX = 4L << 20;

    private final Tables tables;
    private final WriteListener listener;

    /** An item before and after. */
    record Written(@Nullable Document before, @Nullable Document after) {

        double units() {
            return ConsumedCapacity.ofWriting(before, after);
        }

        /** The members of the item as it was, if there was one. */
        @Nullable Map<String, WireValue> old() {
            return before == null ? null : WireValue.members(before);
        }
    }

    /** What is to be written for an item: nothing if its table is not what it was. */
    private record Decided(Write keepTable, Write write, Written written) {}

    ItemWrites(Tables tables, WriteListener listener) {
        this.tables = tables;
        this.listener = listener;
    }

    /** Changes one item. */
    CompletionStage<Written> write(ItemWrite write) {
        return lanes(List.of(write))
                .thenCompose(lanes -> tables.change(lanes, view -> {
                    var decided = decide(view, write);
                    return new Change<>(List.of(decided.keepTable(), decided.write()), decided.written());
                }))
                .thenApply(written -> told(write, written));
    }

    private Written told(ItemWrite write, Written written) {
        listener.written(write.table(), written.before(), written.after());
        return written;
    }

    /**
     * Changes several items, all of them or none.
     *
     * @param canceled makes a refusal of the refusals of the parts; null for those that would be done
     */
    CompletionStage<List<Written>> writeAll(
            List<ItemWrite> writes, Function<List<@Nullable AwsException>, RuntimeException> canceled) {
        return lanes(writes)
                .thenCompose(lanes -> tables.change(lanes, view -> {
                    var all = new ArrayList<Decided>();
                    var refusals = new ArrayList<@Nullable AwsException>();
                    for (var each : writes) {
                        try {
                            all.add(decide(view, each));
                            refusals.add(null);
                        } catch (AwsException refusal) {
                            refusals.add(refusal);
                        }
                    }
                    if (all.size() < writes.size()) {
                        throw canceled.apply(refusals);
                    }
                    checkSize(all);
                    var changes = new ArrayList<Write>();
                    all.stream().map(Decided::keepTable).distinct().forEach(changes::add);
                    all.stream().map(Decided::write).forEach(changes::add);
                    return new Change<>(
                            changes, all.stream().map(Decided::written).toList());
                }))
                .thenApply(written -> {
                    for (int i = 0; i < written.size(); i++) {
                        told(writes.get(i), written.get(i));
                    }
                    return written;
                });
    }

    private static void checkSize(List<Decided> all) {
        long bytes = all.stream()
                .map(each -> each.written().after())
                .filter(Objects::nonNull)
                .mapToLong(ItemSize::of)
                .sum();
        if (bytes > TRANSACTION_BYTES_MAX) {
            throw DynamoDbErrors.validation("Aggregated item size in a transaction cannot exceed 4 MB");
        }
    }

    /** Completes if no two of them are about the same item. */
    CompletionStage<Boolean> checkApart(List<ItemWrite> writes, String complaint) {
        return lanes(writes).thenApply(keys -> {
            if (keys.size() < writes.size()) {
                throw DynamoDbErrors.validation(complaint);
            }
            return true;
        });
    }

    /** The keys that will be written, as far as that is known before the decision. */
    private CompletionStage<Set<Bytes>> lanes(List<ItemWrite> writes) {
        return tables.read(false, view -> {
            Set<Bytes> keys = new HashSet<>();
            for (var each : writes) {
                var table = Tables.require(view, each.table()).definition();
                keys.add(ItemKeys.item(table, each.key().find(table)));
            }
            return keys;
        });
    }

    private static Decided decide(TableView view, ItemWrite write) {
        var found = Tables.require(view, write.table());
        var table = found.definition();
        var keyAttributes = write.key().find(table);
        var key = ItemKeys.item(table, keyAttributes);
        var entry = view.get(key);
        var before = Tables.item(entry);
        if (!write.condition().test(before == null ? Document.EMPTY : before)) {
            throw write.isShown() && before != null
                    ? DynamoDbErrors.conditionFailed().with(Map.of("Item", WireValue.plain(before)))
                    : DynamoDbErrors.conditionFailed();
        }
        var after = write.after().make(table, keyAttributes, before);
        Write change;
        if (after == null) {
            change = entry == null ? Write.keep(key, null) : Write.delete(key, entry);
        } else {
            change = after.equals(before) ? Write.keep(key, entry) : Write.put(key, entry, ItemFormat.encode(after));
        }
        return new Decided(Write.keep(found.key(), found.entry()), change, new Written(before, after));
    }
}
