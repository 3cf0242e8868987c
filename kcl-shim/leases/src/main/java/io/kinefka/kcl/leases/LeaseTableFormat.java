package io.kinefka.kcl.leases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.mapping.ShardCheckpoint.Pending;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes leases as {@code aws dynamodb scan} prints them (source: {@code DynamoDBLeaseSerializer} of KCL 3.5; KCL
 * 1 and 2 use the same attributes, fewer of them).
 */
public final class LeaseTableFormat {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String LEASE = "LEASE";

    private LeaseTableFormat() {}

    /**
     * Reads a scan's output. Rows that are no leases, which KCL 3 keeps beside them, are left out.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static List<Lease> read(String json) {
        JsonNode items;
        try {
            items = JSON.readTree(json).path("Items");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
        if (!items.isArray()) {
            throw new IllegalArgumentException("There are no Items, as in what 'aws dynamodb scan' prints");
        }
        List<Lease> leases = new ArrayList<>();
        items.forEach(item -> lease(item).ifPresent(leases::add));
        return leases;
    }

    private static Optional<Lease> lease(JsonNode item) {
        String checkpoint = string(item, "checkpoint");
        String leaseKey = string(item, "leaseKey");
        String type = string(item, "entityType");
        if (checkpoint == null || leaseKey == null || (type != null && !type.equals(LEASE))) {
            return Optional.empty();
        }
        int shardId = leaseKey.lastIndexOf(':') + 1;
        return Optional.of(new Lease(
                shardId == 0 ? null : leaseKey.substring(0, shardId - 1),
                leaseKey.substring(shardId),
                checkpoint,
                number(item, "checkpointSubSequenceNumber"),
                pending(item),
                strings(item, "parentShardId"),
                strings(item, "childShardIds"),
                string(item, "startingHashKey"),
                string(item, "endingHashKey")));
    }

    private static @Nullable Pending pending(JsonNode item) {
        String checkpoint = string(item, "pendingCheckpoint");
        if (checkpoint == null) {
            return null;
        }
        JsonNode state = item.path("pendingCheckpointState").path("B");
        return Pending.of(
                checkpoint,
                number(item, "pendingCheckpointSubSequenceNumber"),
                state.isTextual() ? Base64.getDecoder().decode(state.asText()) : null);
    }

    private static @Nullable String string(JsonNode item, String attribute) {
        JsonNode value = item.path(attribute).path("S");
        return value.isTextual() ? value.asText() : null;
    }

    private static long number(JsonNode item, String attribute) {
        JsonNode value = item.path(attribute).path("N");
        return value.isTextual() ? Long.parseLong(value.asText()) : 0;
    }

    private static List<String> strings(JsonNode item, String attribute) {
        List<String> values = new ArrayList<>();
        item.path(attribute).path("SS").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** What a scan of a table with these leases would print; nobody owns them. */
    public static String write(List<Lease> leases) {
        ObjectNode table = JSON.createObjectNode();
        ArrayNode items = table.putArray("Items");
        leases.forEach(lease -> write(items.addObject(), lease));
        table.put("Count", leases.size());
        table.put("ScannedCount", leases.size());
        table.putNull("ConsumedCapacity");
        try {
            return JSON.writeValueAsString(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    private static void write(ObjectNode item, Lease lease) {
        item.putObject("leaseKey").put("S", lease.leaseKey());
        item.putObject("entityType").put("S", LEASE);
        item.putObject("leaseCounter").put("N", "0");
        item.putObject("ownerSwitchesSinceCheckpoint").put("N", "0");
        item.putObject("checkpoint").put("S", lease.sequenceNumber());
        item.putObject("checkpointSubSequenceNumber").put("N", Long.toString(lease.subSequenceNumber()));
        if (lease.streamIdentifier() != null) {
            item.putObject("streamName").put("S", lease.streamIdentifier());
            item.putObject("shardId").put("S", lease.shardId());
        }
        write(item, "parentShardId", lease.parentShardIds());
        write(item, "childShardIds", lease.childShardIds());
        if (lease.startingHashKey() != null) {
            item.putObject("startingHashKey").put("S", lease.startingHashKey());
        }
        if (lease.endingHashKey() != null) {
            item.putObject("endingHashKey").put("S", lease.endingHashKey());
        }
        Pending pending = lease.pending();
        if (pending != null) {
            item.putObject("pendingCheckpoint").put("S", pending.sequenceNumber());
            item.putObject("pendingCheckpointSubSequenceNumber").put("N", Long.toString(pending.subSequenceNumber()));
            byte[] state = pending.stateBytes();
            if (state != null) {
                item.putObject("pendingCheckpointState")
                        .put("B", Base64.getEncoder().encodeToString(state));
            }
        }
    }

    private static void write(ObjectNode item, String attribute, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode set = item.putObject(attribute).putArray("SS");
            values.forEach(set::add);
        }
    }
}
