package io.kinefka.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the caller's streams by name. */
final class ListStreams implements Operation<ListStreams.Input, ListStreams.Output> {
    private static final int LIMIT_DEFAULT = 100;

    private final Streams streams;
    private final PageTokens tokens;

    record Input(
            @Nullable Integer limit,
            @Nullable String exclusiveStartStreamName,
            @Nullable String nextToken) {}

    record Output(
            List<String> streamNames,
            boolean hasMoreStreams,
            @Nullable String nextToken,
            List<Summary> streamSummaries) {}

    record Summary(
            String streamName,
            String streamARN,
            String streamStatus,
            StreamModeView streamModeDetails,
            Instant streamCreationTimestamp) {

        static Summary of(StreamMetadata stream) {
            return new Summary(
                    stream.id().name(),
                    stream.id().arn(),
                    stream.status().name(),
                    new StreamModeView(stream.mode().name()),
                    stream.createdAt());
        }
    }

    ListStreams(Streams streams, PageTokens tokens) {
        this.streams = streams;
        this.tokens = tokens;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String after = start(input);
        var names = OpenShards.streams(streams.snapshot(), context.accountId(), context.region())
                .filter(stream -> stream.id().name().compareTo(after) > 0)
                .toList();
        var page = Page.of(names, Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT));
        return CompletableFuture.completedFuture(new Output(
                page.items().stream().map(stream -> stream.id().name()).toList(),
                page.hasMore(),
                page.hasMore() ? tokens.issue(page.last().id().name().getBytes(UTF_8)) : null,
                page.items().stream().map(Summary::of).toList()));
    }

    private String start(Input input) {
        if (input.nextToken() != null) {
            return new String(tokens.open(input.nextToken()), UTF_8);
        }
        return Objects.requireNonNullElse(input.exclusiveStartStreamName(), "");
    }
}
