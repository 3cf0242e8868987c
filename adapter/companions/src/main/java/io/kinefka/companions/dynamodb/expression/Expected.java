package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on one attribute, as requests wrote it before there were expressions. */
public record Expected(
        @Nullable WireValue value,
        @Nullable Boolean exists,
        @Nullable String comparisonOperator,
        @Nullable List<WireValue> attributeValueList) {}
