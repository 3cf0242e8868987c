package io.kinefka.delivery.process;

import io.kinefka.delivery.name.ErrorOutputType;
import org.jspecify.annotations.Nullable;

/**
 * Why a step refuses a record.
 *
 * @param code null if the record goes to the errors as it is, without a document around it
 */
public record Rejection(ErrorOutputType type, @Nullable String code, String message) {}
