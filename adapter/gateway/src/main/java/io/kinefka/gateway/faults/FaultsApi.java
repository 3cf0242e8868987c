package io.kinefka.gateway.faults;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.kinesis.ReshardNow;
import io.kinefka.kinesis.limits.ScriptedFaults;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that script faults. */
public final class FaultsApi {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsApi.class);
    private static final String REQUEST_ID = "fault";

    private final ScriptedFaults faults;
    private final AdjustableClock clock;
    private final Streams streams;
    private final ReshardNow reshardNow;
    private final RequestContext caller;
    private final Map<String, Action> actions = Map.of(
            "POST /_kinefka/faults/throttle", this::throttle,
            "POST /_kinefka/faults/put-failures", this::failPuts,
            "POST /_kinefka/faults/expire-iterators", this::expireIterators,
            "POST /_kinefka/faults/reshard", this::reshard,
            "POST /_kinefka/faults/clock", this::moveClock,
            "DELETE /_kinefka/faults", this::clear);

    /** Does what a request asks for, and answers with a JSON object. */
    @FunctionalInterface
    private interface Action {
        CompletionStage<String> take(WireRequest request);
    }

    /**
     * Takes what the faults act on.
     *
     * @param accountId the account of streams that are given by name
     * @param region the region of streams that are given by name
     */
    public FaultsApi(
            ScriptedFaults faults,
            AdjustableClock clock,
            Streams streams,
            ReshardNow reshardNow,
            String accountId,
            String region) {
        this.faults = faults;
        this.clock = clock;
        this.streams = streams;
        this.reshardNow = reshardNow;
        this.caller = new RequestContext(REQUEST_ID, accountId, region);
    }

    /** Answers a request; the stage never fails because of what it contains. */
    public CompletionStage<WireResponse> handle(WireRequest request) {
        var action = actions.get(request.method() + " " + request.path());
        if (action == null) {
            return CompletableFuture.completedFuture(
                    FaultReply.refused(404, "There is nothing at this path for this method"));
        }
        LOG.atInfo().addKeyValue("path", request.path()).log("Fault asked for");
        try {
            return action.take(request).thenApply(FaultReply::done).exceptionally(FaultsApi::refusal);
        } catch (BadRequestException | AwsException e) {
            return CompletableFuture.completedFuture(refusal(e));
        }
    }

    private static WireResponse refusal(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AwsException known) {
            return FaultReply.refused(known.status(), known.code() + ": " + known.text());
        }
        if (cause instanceof BadRequestException bad) {
            return FaultReply.refused(400, String.valueOf(bad.getMessage()));
        }
        LOG.atError().setCause(cause).log("Fault could not be scripted");
        return FaultReply.refused(500, "See the gateway's log");
    }

    private CompletionStage<String> throttle(WireRequest request) {
        var asked = FaultRequest.of(request.body(), Set.of("stream", "shard", "seconds"));
        var stream = stream(asked);
        var shard = asked.shard();
        if (streams.find(stream).flatMap(found -> found.shards().shard(shard)).isEmpty()) {
            throw new BadRequestException("There is no shard " + shard + " in stream " + stream.name());
        }
        faults.throttle(stream, shard, asked.seconds());
        return done("{}");
    }

    private CompletionStage<String> failPuts(WireRequest request) {
        var asked = FaultRequest.of(request.body(), Set.of("stream", "percent", "seconds"));
        faults.failPuts(stream(asked), asked.percent(), asked.seconds());
        return done("{}");
    }

    private CompletionStage<String> expireIterators(WireRequest request) {
        FaultRequest.of(request.body(), Set.of());
        faults.expireIterators();
        return done("{}");
    }

    private CompletionStage<String> reshard(WireRequest request) {
        var stream = stream(FaultRequest.of(request.body(), Set.of("stream")));
        return reshardNow.reshard(caller, stream).thenApply(closed -> closed.stream()
                .map(ShardId::toString)
                .collect(Collectors.joining("\",\"", "{\"closed\":[\"", "\"]}")));
    }

    private CompletionStage<String> moveClock(WireRequest request) {
        clock.advance(FaultRequest.of(request.body(), Set.of("advance")).advance());
        return done("{\"now\":\"" + clock.instant() + "\"}");
    }

    private CompletionStage<String> clear(WireRequest request) {
        faults.clear();
        clock.reset();
        return done("{}");
    }

    private StreamId stream(FaultRequest asked) {
        var stream = asked.stream(caller.accountId(), caller.region());
        if (streams.find(stream).isEmpty()) {
            throw new BadRequestException("There is no stream " + stream.name());
        }
        return stream;
    }

    private static CompletionStage<String> done(String answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
