package io.kinefka.analytics.api.v2;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the caller's applications by name. */
final class ListApplications implements Operation<ListApplications.Input, ListApplications.Output> {
    private static final int LIMIT_DEFAULT = 50;

    private final AnalyticsApplications applications;

    record Input(@Nullable Integer limit, @Nullable String nextToken) {}

    record Output(
            List<Summary> applicationSummaries, @Nullable String nextToken) {}

    ListApplications(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String after = Objects.requireNonNullElse(input.nextToken(), "");
        var found = applications.list(context.accountId(), context.region()).stream()
                .filter(application -> application.id().name().compareTo(after) > 0)
                .map(Summary::of)
                .toList();
        int limit = Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT);
        if (found.size() <= limit) {
            return CompletableFuture.completedFuture(new Output(found, null));
        }
        var page = found.subList(0, limit);
        return CompletableFuture.completedFuture(
                new Output(page, page.get(limit - 1).applicationName()));
    }
}
