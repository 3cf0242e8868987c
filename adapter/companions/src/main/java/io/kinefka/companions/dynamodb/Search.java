package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.table.Index;
import io.kinefka.companions.dynamodb.table.ItemKeys;
import io.kinefka.companions.dynamodb.table.TableDefinition;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemFormat;
import io.kinefka.companions.dynamodb.value.ItemSize;
import io.kinefka.log.table.Bytes;
import io.kinefka.log.table.Entry;
import io.kinefka.log.table.TableView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the items of a table, or of an index of it, page by page.
 *
 * @param index of which the items are; null for the table itself
 * @param hash the partition key that all of them have; null for any
 * @param wanted what keys have to be like
 * @param filter what of that is shown
 * @param start the key of the last item of the page before
 */
record Search(
        TableDefinition table,
        @Nullable Index index,
        @Nullable AttributeValue hash,
        Predicate<Document> wanted,
        Condition filter,
        @Nullable Document start,
        boolean isForward,
        int limit) {
    private static final int PAGE_BYTES = 1 << 20;

    /** The items of a page, how many were looked at, how large those were, and where the next one goes on. */
    record Page(
            List<Document> items,
            int scanned,
            int bytes,
            @Nullable Document last) {}

    Page page(TableView view) {
        return index == null
                ? page(candidates(view), entry -> ItemFormat.decode(entry.value()))
                : page(indexed(view, index), item -> item);
    }

    private NavigableMap<Bytes, Entry> candidates(TableView view) {
        return view.startingWith(hash == null ? ItemKeys.items(table.id()) : ItemKeys.items(table.id(), hash));
    }

    /** What an index would have, in its order. */
    private NavigableMap<Bytes, Document> indexed(TableView view, Index chosen) {
        NavigableMap<Bytes, Document> found = new TreeMap<>();
        for (var entry : view.startingWith(ItemKeys.items(table.id())).values()) {
            var item = ItemFormat.decode(entry.value());
            boolean isIndexed = chosen.keys().attributes().stream().allMatch(name -> {
                var value = item.get(name);
                return value != null && value.type() == table.attributes().get(name);
            });
            if (isIndexed && (hash == null || hash.equals(item.get(chosen.keys().hash())))) {
                found.put(ItemKeys.indexed(table, chosen, item), projected(chosen, item));
            }
        }
        return found;
    }

    private Document projected(Index chosen, Document item) {
        if (chosen.projection().equals("ALL")) {
            return item;
        }
        var names = new ArrayList<>(keyNames());
        names.addAll(chosen.nonKeyAttributes());
        return ItemKeys.part(item, names);
    }

    private List<String> keyNames() {
        var names = new LinkedHashSet<>(table.keys().attributes());
        if (index != null) {
            names.addAll(index.keys().attributes());
        }
        return List.copyOf(names);
    }

    private interface ItemOf<V> {
        Document of(V value);
    }

    private <V> Page page(NavigableMap<Bytes, V> all, ItemOf<V> itemOf) {
        var ordered = isForward ? all : all.descendingMap();
        var rest = start == null ? ordered : ordered.tailMap(place(start), false);
        var items = new ArrayList<Document>();
        int scanned = 0;
        int bytes = 0;
        for (var value : rest.values()) {
            var item = itemOf.of(value);
            if (!wanted.test(item)) {
                continue;
            }
            scanned++;
            bytes += ItemSize.of(item);
            if (filter.test(item)) {
                items.add(item);
            }
            if (scanned == limit || bytes > PAGE_BYTES) {
                return new Page(items, scanned, bytes, ItemKeys.part(item, keyNames()));
            }
        }
        return new Page(items, scanned, bytes, null);
    }

    private Bytes place(Document key) {
        var names = keyNames();
        boolean isKey = key.members().size() == names.size()
                && names.stream().allMatch(name -> {
                    var value = key.get(name);
                    return value != null && value.type() == table.attributes().get(name);
                });
        if (!isKey) {
            throw DynamoDbErrors.validation(
                    index == null
                            ? "The provided starting key is invalid: The provided key element does not match the schema"
                            : "The provided starting key is invalid");
        }
        return index == null ? ItemKeys.item(table, key) : ItemKeys.indexed(table, index, key);
    }
}
