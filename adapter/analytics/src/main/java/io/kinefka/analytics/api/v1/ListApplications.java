package io.kinefka.analytics.api.v1;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the caller's applications by name, those of the second version of the API left out. */
final class ListApplications implements Operation<ListApplications.Input, ListApplications.Output> {
    private static final int LIMIT_DEFAULT = 10;

    private final V1Applications applications;

    record Input(@Nullable Integer limit, @Nullable String exclusiveStartApplicationName) {}

    record Output(List<Summary> applicationSummaries, boolean hasMoreApplications) {}

    ListApplications(V1Applications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String after = Objects.requireNonNullElse(input.exclusiveStartApplicationName(), "");
        var found = applications.list(context).stream()
                .filter(application -> application.id().name().compareTo(after) > 0)
                .map(Summary::of)
                .toList();
        int limit = Math.min(Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT), found.size());
        return CompletableFuture.completedFuture(new Output(found.subList(0, limit), limit < found.size()));
    }
}
