package io.kinefka.firehose;

import io.kinefka.aws.limit.Rate;
import io.kinefka.log.delivery.DeliveryStreamId;
import java.time.Clock;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The limits of AWS (source: "Amazon Data Firehose quota" in AWS's developer guide): those of the largest regions in
 * some, of all others elsewhere, and five calls a second of each operation that does not put records.
 */
public final class AwsFirehoseLimits implements FirehoseLimits {
    private static final int DELIVERY_STREAMS = 50;
    private static final int CALLS = 5;
    private static final Set<String> LARGE_REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");
    private static final Set<String> PUTS = Set.of("PutRecord", "PutRecordBatch");

    private final Puts large;
    private final Puts small;
    private final Rate<Call> calls;

    private record Call(String operation, String accountId, String region) {}

    /** What may be put to one delivery stream in a second. */
    private record Puts(Rate<DeliveryStreamId> requests, Rate<DeliveryStreamId> records, Rate<DeliveryStreamId> bytes) {

        boolean tryPut(DeliveryStreamId stream, int count, long size) {
            if (!requests.tryTake(stream, 1)) {
                return false;
            }
            if (!records.tryTake(stream, count)) {
                requests.giveBack(stream, 1);
                return false;
            }
            if (!bytes.tryTake(stream, size)) {
                requests.giveBack(stream, 1);
                records.giveBack(stream, count);
                return false;
            }
            return true;
        }
    }

    /**
     * Begins with everything idle.
     *
     * @param gateways how many gateways there are at present; each grants its equal share
     */
    public AwsFirehoseLimits(IntSupplier gateways, Clock clock) {
        large = new Puts(
                new Rate<>(2_000, gateways, clock),
                new Rate<>(500_000, gateways, clock),
                new Rate<>(5L << 20, gateways, clock));
        small = new Puts(
                new Rate<>(1_000, gateways, clock),
                new Rate<>(100_000, gateways, clock),
                new Rate<>(1L << 20, gateways, clock));
        calls = new Rate<>(CALLS, gateways, clock);
    }

    @Override
    public int deliveryStreamsMax() {
        return DELIVERY_STREAMS;
    }

    @Override
    public boolean tryPut(DeliveryStreamId stream, int records, long bytes) {
        return (LARGE_REGIONS.contains(stream.region()) ? large : small).tryPut(stream, records, bytes);
    }

    @Override
    public boolean tryCall(String operation, String accountId, String region) {
        return PUTS.contains(operation) || calls.tryTake(new Call(operation, accountId, region), 1);
    }
}
