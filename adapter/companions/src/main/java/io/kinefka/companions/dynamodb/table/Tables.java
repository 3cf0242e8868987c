package io.kinefka.companions.dynamodb.table;

import io.kinefka.aws.AwsException;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemFormat;
import io.kinefka.log.table.Bytes;
import io.kinefka.log.table.Change;
import io.kinefka.log.table.Decision;
import io.kinefka.log.table.Entry;
import io.kinefka.log.table.StateTable;
import io.kinefka.log.table.TableView;
import io.kinefka.log.table.Write;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tables, in the map that all gateways share. */
public final class Tables {
    private final StateTable state;

    /** A definition, as it was found. */
    public record Found(TableDefinition definition, Bytes key, Entry entry) {}

    /** The tables in this map. */
    public Tables(StateTable state) {
        this.state = state;
    }

    /** The definition of a table; null if it is not there. */
    public static @Nullable Found find(TableView view, TableName name) {
        var key = ItemKeys.table(name);
        var entry = view.get(key);
        return entry == null ? null : new Found(DefinitionFormat.decode(entry.value()), key, entry);
    }

    /** The definition of a table, for operations on its items. */
    public static Found require(TableView view, TableName name) {
        var found = find(view, name);
        if (found == null) {
            throw DynamoDbErrors.noSuchResource();
        }
        return found;
    }

    /** The names of the tables whose definitions' keys begin so, in order. */
    public static List<String> names(TableView view, Bytes prefix) {
        return view.startingWith(prefix).values().stream()
                .map(entry -> DefinitionFormat.decode(entry.value()).name().name())
                .sorted()
                .toList();
    }

    /** An item; null if it is not there. */
    public static @Nullable Document item(@Nullable Entry entry) {
        return entry == null ? null : ItemFormat.decode(entry.value());
    }

    /**
     * Reads.
     *
     * @param isConsistent whether everything has to be seen that anybody was told of before; otherwise that is made sure
     *     only where something seems not to be there
     */
    public <T> CompletionStage<T> read(boolean isConsistent, Function<TableView, T> question) {
        return isConsistent
                ? state.newest().thenApply(question)
                : state.known()
                        .thenApply(question)
                        .exceptionallyCompose(failure -> isNotFound(failure)
                                ? state.newest().thenApply(question)
                                : CompletableFuture.failedFuture(failure));
    }

    private static boolean isNotFound(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof AwsException known && known.code().equals("ResourceNotFoundException");
    }

    /** Changes what is kept; see {@link StateTable#change}. */
    public <T> CompletionStage<T> change(Set<Bytes> written, Decision<T> decision) {
        return state.change(written, decision);
    }

    /** Changes the definition of a table. */
    public CompletionStage<TableDefinition> redefine(TableName name, UnaryOperator<TableDefinition> change) {
        var key = ItemKeys.table(name);
        return change(Set.of(key), view -> {
            var found = find(view, name);
            if (found == null) {
                throw DynamoDbErrors.noSuchTable(name.name());
            }
            var changed = change.apply(found.definition());
            return new Change<>(List.of(Write.put(key, found.entry(), DefinitionFormat.encode(changed))), changed);
        });
    }

    /** Creates a table, unless there is one of that name, or as many as there may be. */
    public CompletionStage<TableDefinition> create(TableDefinition definition, int tablesMax) {
        var key = ItemKeys.table(definition.name());
        return change(Set.of(key), view -> {
            if (view.get(key) != null) {
                throw DynamoDbErrors.tableExists(definition.name().name());
            }
            if (view.startingWith(ItemKeys.allTables()).size() >= tablesMax) {
                throw DynamoDbErrors.tooManyTables(tablesMax);
            }
            return new Change<>(List.of(Write.put(key, null, DefinitionFormat.encode(definition))), definition);
        });
    }

    /** Deletes a table with all that is in it. */
    public CompletionStage<TableDefinition> delete(
            TableName name, Function<TableDefinition, @Nullable RuntimeException> refusal) {
        var key = ItemKeys.table(name);
        return change(Set.of(key), view -> {
            var found = find(view, name);
            if (found == null) {
                throw DynamoDbErrors.noSuchTable(name.name());
            }
            var refused = refusal.apply(found.definition());
            if (refused != null) {
                throw refused;
            }
            return new Change<>(
                    List.of(
                            Write.delete(key, found.entry()),
                            new Write.DeleteAll(
                                    ItemKeys.items(found.definition().id()))),
                    found.definition());
        });
    }
}
