package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.Index;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A global secondary index that is to be made, as it is sent. */
record IndexParameters(
        String indexName,
        List<KeySchemaElement> keySchema,
        Projection projection,
        @Nullable ProvisionedThroughput provisionedThroughput) {

    record Projection(
            @Nullable String projectionType, @Nullable List<String> nonKeyAttributes) {}

    record ProvisionedThroughput(Long readCapacityUnits, Long writeCapacityUnits) {}

    Index index() {
        var type = projection.projectionType();
        if (type == null) {
            throw DynamoDbErrors.invalid("Unknown ProjectionType: null");
        }
        var included = projection.nonKeyAttributes();
        if (type.equals("INCLUDE") != (included != null)) {
            throw DynamoDbErrors.invalid(
                    included == null
                            ? "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
                            : "ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        var units = provisionedThroughput;
        return new Index(
                indexName,
                KeySchemaElement.schema(keySchema),
                type,
                Objects.requireNonNullElse(included, List.of()),
                units == null ? 0 : units.readCapacityUnits(),
                units == null ? 0 : units.writeCapacityUnits());
    }
}
