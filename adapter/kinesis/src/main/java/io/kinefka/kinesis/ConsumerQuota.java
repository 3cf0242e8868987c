package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.log.account.Accounts;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.consumer.ConsumerStatus;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.time.Instant;

/** How many consumers a stream may have. */
final class ConsumerQuota {
    private static final int PER_STREAM = 20;
    private static final int PER_STREAM_OF_COMMITTED_ACCOUNT = 50;
    private static final int CREATING_AT_ONCE = 5;

    private final StreamConsumers consumers;
    private final Accounts accounts;
    private final Clock clock;

    ConsumerQuota(StreamConsumers consumers, Accounts accounts, Clock clock) {
        this.consumers = consumers;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Refuses one more when there are enough. */
    void requireRoom(CatalogSnapshot state, StreamId stream) {
        Instant now = clock.instant();
        var present = consumers.list(state, stream);
        boolean committed =
                accounts.commitment(state, stream.accountId(), stream.region()).holds(now);
        int limit = committed ? PER_STREAM_OF_COMMITTED_ACCOUNT : PER_STREAM;
        if (present.size() >= limit) {
            throw exceeded("has " + present.size() + " consumers registered, which is the limit.", stream);
        }
        long creating = present.stream()
                .filter(consumer -> consumer.status(now) == ConsumerStatus.CREATING)
                .count();
        if (creating >= CREATING_AT_ONCE) {
            throw exceeded(
                    "has " + creating + " consumers in CREATING status, which is the limit. Please try again later.",
                    stream);
        }
    }

    private static AwsException exceeded(String what, StreamId stream) {
        return AwsException.client(
                "LimitExceededException",
                "Stream " + stream.name() + " under account " + stream.accountId() + " " + what);
    }
}
