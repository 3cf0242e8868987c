package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.value.WireValue;
import org.jspecify.annotations.Nullable;

/** A change of one attribute, as before there were expressions; the action is PUT unless it says otherwise. */
public record AttributeUpdate(
        @Nullable WireValue value, @Nullable String action) {}
