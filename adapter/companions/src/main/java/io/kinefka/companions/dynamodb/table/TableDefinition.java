package io.kinefka.companions.dynamodb.table;

import io.kinefka.companions.dynamodb.value.ValueType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a table besides its items.
 *
 * @param id another one whenever a table of that name is created
 * @param attributes the types of attributes that keys consist of
 * @param indexed when indexes were last made or dropped
 * @param billing the mode, and units where they are provisioned
 * @param isProtected whether it can not be deleted
 * @param recoveryDays for how long back it says that it can be restored; 0 for not at all
 */
public record TableDefinition(
        TableName name,
        UUID id,
        Instant created,
        Map<String, ValueType> attributes,
        KeySchema keys,
        List<Index> indexes,
        Instant indexed,
        Billing billing,
        boolean isProtected,
        int recoveryDays,
        Map<String, String> tags) {

    /** How it would be paid for. */
    public record Billing(boolean isOnDemand, long readUnits, long writeUnits) {}

    public TableDefinition {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        indexes = List.copyOf(indexes);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The index of that name. */
    public Optional<Index> index(String indexName) {
        return indexes.stream().filter(each -> each.name().equals(indexName)).findFirst();
    }

    /** With other attributes and indexes, as of now. */
    public TableDefinition with(Map<String, ValueType> newAttributes, List<Index> newIndexes, Instant now) {
        return new TableDefinition(
                name, id, created, newAttributes, keys, newIndexes, now, billing, isProtected, recoveryDays, tags);
    }

    /** With another way of paying. */
    public TableDefinition with(Billing newBilling) {
        return new TableDefinition(
                name, id, created, attributes, keys, indexes, indexed, newBilling, isProtected, recoveryDays, tags);
    }

    /** Protected, or not. */
    public TableDefinition withProtection(boolean protect) {
        return new TableDefinition(
                name, id, created, attributes, keys, indexes, indexed, billing, protect, recoveryDays, tags);
    }

    /** With backups of so many days. */
    public TableDefinition withRecovery(int days) {
        return new TableDefinition(
                name, id, created, attributes, keys, indexes, indexed, billing, isProtected, days, tags);
    }

    /** With these tags. */
    public TableDefinition withTags(Map<String, String> newTags) {
        return new TableDefinition(
                name, id, created, attributes, keys, indexes, indexed, billing, isProtected, recoveryDays, newTags);
    }
}
