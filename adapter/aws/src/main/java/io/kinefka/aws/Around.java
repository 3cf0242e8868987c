package io.kinefka.aws;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a service does around every operation, whichever it is. */
@FunctionalInterface
public interface Around {

    /** Nothing. */
    Around NOTHING = (context, operation, input, handle) -> handle.get();

    /**
     * Has a request handled.
     *
     * @param operation its name
     * @param input what the operation declares as its input
     * @param handle hands the request to the operation; may be called again
     * @return the answer, or a failure, as from {@link Operation#handle}
     */
    CompletionStage<@Nullable Object> handle(
            RequestContext context, String operation, Object input, Supplier<CompletionStage<@Nullable Object>> handle);

    /** This around another one. */
    default Around over(Around inner) {
        return (context, operation, input, handle) ->
                handle(context, operation, input, () -> inner.handle(context, operation, input, handle));
    }
}
