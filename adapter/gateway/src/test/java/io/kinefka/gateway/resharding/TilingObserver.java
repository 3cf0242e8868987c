package io.kinefka.gateway.resharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Looks at the open shards again and again: they own every hash key exactly once, whenever and wherever one looks. */
final class TilingObserver implements Callable<Integer> {
    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(128);

    private final String stream;
    private final Endpoints endpoints;
    private final BooleanSupplier goesOn;

    TilingObserver(String stream, Endpoints endpoints, BooleanSupplier goesOn) {
        this.stream = stream;
        this.endpoints = endpoints;
        this.goesOn = goesOn;
    }

    /** How often it has looked. */
    @Override
    public Integer call() {
        int observations = 0;
        do {
            observe();
            observations++;
        } while (goesOn.getAsBoolean());
        return observations;
    }

    private void observe() {
        var next = BigInteger.ZERO;
        for (Shard shard : endpoints.call(kinesis -> RandomResharding.open(kinesis, stream))) {
            assertThat(shard.hashKeyRange().startingHashKey()).isEqualTo(next.toString());
            next = new BigInteger(shard.hashKeyRange().endingHashKey()).add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(ALL);
    }
}
