package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param members of it
 * @param nextToken how many precede the rest; null if there is no rest
 */
record Page<T>(List<T> members, @Nullable String nextToken) {
    private static final int LIMIT_DEFAULT = 50;

    /**
     * The part that a request asks for.
     *
     * @param token of the page before; null for the first page
     */
    static <T> Page<T> of(List<T> all, @Nullable Integer limit, @Nullable String token) {
        int from = Math.min(token == null ? 0 : number(token), all.size());
        int to = Math.min(from + Objects.requireNonNullElse(limit, LIMIT_DEFAULT), all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private static int number(String token) {
        if (!token.matches("\\d{1,6}")) {
            throw AnalyticsErrors.invalidArgument("NextToken is not valid.");
        }
        return Integer.parseInt(token);
    }

    <O> O as(BiFunction<List<T>, @Nullable String, O> output) {
        return output.apply(members, nextToken);
    }
}
