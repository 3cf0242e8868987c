package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ObjectView;
import io.kinefka.analytics.application.PositionView;
import io.kinefka.analytics.application.ProcessingView;
import io.kinefka.analytics.application.SchemaSearch;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Infers a schema from records of a streaming source. */
final class DiscoverInputSchema implements Operation<DiscoverInputSchema.Input, DiscoverInputSchema.Output> {
    private final SchemaSearch schemas;

    record Input(
            @Nullable String resourceARN,
            @Nullable String roleARN,
            @Nullable PositionView inputStartingPositionConfiguration,
            @Nullable ObjectView s3Configuration,
            @Nullable ProcessingView inputProcessingConfiguration) {}

    record Output(
            Map<String, Object> inputSchema,
            List<List<String>> parsedInputRecords,
            @Nullable List<String> processedInputRecords,
            List<String> rawInputRecords) {}

    DiscoverInputSchema(SchemaSearch schemas) {
        this.schemas = schemas;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        return schemas.search(new SchemaSearch.Query(
                        input.resourceARN(),
                        input.inputStartingPositionConfiguration(),
                        input.s3Configuration(),
                        input.inputProcessingConfiguration()))
                .thenApply(found -> new Output(found.schema(), found.parsed(), found.processed(), found.raw()));
    }
}
