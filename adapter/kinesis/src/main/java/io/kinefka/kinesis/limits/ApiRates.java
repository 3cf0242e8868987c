package io.kinefka.kinesis.limits;

import io.kinefka.aws.limit.Rate;
import io.kinefka.kinesis.limits.ApiRate.Scope;
import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How often operations may be called per second. */
public final class ApiRates {
    /** As often as one likes. */
    public static final ApiRates NONE = new ApiRates(Map.of(), () -> 1, Clock.systemUTC());

    private final Map<String, ApiRate> table;
    private final Map<String, Rate<Caller>> rates;

    /** Whose calls are counted together; without a stream where all of an account's are. */
    private record Caller(
            String accountId, String region, @Nullable StreamId stream) {}

    private ApiRates(Map<String, ApiRate> table, IntSupplier gateways, Clock clock) {
        this.table = table;
        rates = table.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> new Rate<>(entry.getValue().callsPerSecond(), gateways, clock)));
    }

    /**
     * The rates of AWS.
     *
     * @param gateways how many gateways serve the callers at present; each grants its equal share
     */
    public static ApiRates aws(IntSupplier gateways, Clock clock) {
        return new ApiRates(ApiRate.AWS, gateways, clock);
    }

    /** Whether there is a rate for an operation. */
    public boolean concern(String operation) {
        return rates.containsKey(operation);
    }

    /**
     * Admits one call, or returns false.
     *
     * @param stream which one the call names, if it does
     */
    public boolean tryCall(String operation, String accountId, String region, @Nullable StreamId stream) {
        var rate = rates.get(operation);
        var limit = table.get(operation);
        if (rate == null || limit == null) {
            return true;
        }
        return rate.tryTake(new Caller(accountId, region, limit.scope() == Scope.STREAM ? stream : null), 1);
    }
}
