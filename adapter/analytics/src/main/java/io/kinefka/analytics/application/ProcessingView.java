package io.kinefka.analytics.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What records pass through before they become rows, as both versions of the API name it. */
public record ProcessingView(@Nullable FunctionView inputLambdaProcessor) {

    /** A function. */
    public record FunctionView(@Nullable String resourceARN) {}

    /** The ARN of the function, if there is one. */
    Optional<String> function() {
        return Optional.ofNullable(inputLambdaProcessor).map(FunctionView::resourceARN);
    }
}
