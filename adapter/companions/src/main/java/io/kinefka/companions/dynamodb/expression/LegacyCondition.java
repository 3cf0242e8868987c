package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on one attribute of a key or of what is to be filtered, as before there were expressions. */
public record LegacyCondition(@Nullable List<WireValue> attributeValueList, String comparisonOperator) {}
