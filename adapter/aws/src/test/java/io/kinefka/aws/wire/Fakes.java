package io.kinefka.aws.wire;

import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModel;
import io.kinefka.aws.model.ServiceModels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Operations and dispatchers without a service behind them. */
final class Fakes {
    static final ServiceModel KINESIS = ServiceModels.kinesis();
    static final DispatchSettings SETTINGS = new DispatchSettings("000000000000", "us-east-1");
    static final String REQUEST_ID = "11111111-2222-3333-4444-555555555555";
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private Fakes() {}

    static WireDispatcher dispatcher(Map<String, Operation<?, ?>> operations) {
        return dispatcher(operations, (service, operation, errorCode, nanos) -> {});
    }

    static WireDispatcher dispatcher(Map<String, Operation<?, ?>> operations, RequestLog log) {
        return new WireDispatcher(
                List.of(new Service(KINESIS, operations, Around.NOTHING)), SETTINGS, log, () -> REQUEST_ID, CLOCK);
    }

    /** A dispatcher whose operations accept every request that reaches them. */
    static WireDispatcher acceptingDispatcher() {
        Map<String, Operation<?, ?>> operations = new HashMap<>();
        KINESIS.operations().keySet().forEach(name -> operations.put(name, new Accepting()));
        return dispatcher(operations);
    }

    /** Accepts everything; fits every model, because it looks at no member. */
    static final class Accepting implements Operation<Accepting.Input, Void> {
        record Input() {}

        @Override
        public CompletionStage<Void> handle(RequestContext context, Input input) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
