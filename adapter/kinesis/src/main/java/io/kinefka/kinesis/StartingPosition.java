package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamId;
import java.math.BigInteger;
import java.util.Locale;

/** A starting sequence number that must belong to a certain shard. */
final class StartingPosition {
    private static final BigInteger SMALL = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int HEX_DIGITS = 47;

    private StartingPosition() {}

    /**
     * Reads a sequence number of a shard.
     *
     * @param operation which asks, for the texts of its errors
     * @throws AwsException when it belongs to another shard, to an earlier stream of that name, or is none
     */
    static SequenceNumber parse(String operation, String number, Shard shard, StreamId stream) {
        requireShard(new BigInteger(number), shard);
        try {
            var parsed = SequenceNumber.parse(number);
            if (parsed.shardCreatedSecond() == shard.createdSecond()) {
                return parsed;
            }
        } catch (IllegalArgumentException notOfThisLayout) {
            throw invalid(operation, number, shard, stream);
        }
        throw invalid(operation, number, shard, stream);
    }

    private static AwsException invalid(String operation, String number, Shard shard, StreamId stream) {
        return KinesisErrors.invalidArgument("StartingSequenceNumber " + number + " used in " + operation + " on shard "
                + shard.id() + " in stream " + stream.name() + " under account " + stream.accountId()
                + " is invalid.");
    }

    /** Small numbers are of AWS's oldest layout, which consists of the shard's index and nothing else that matters. */
    private static void requireShard(BigInteger number, Shard shard) {
        String hex = number.toString(16);
        int encoded;
        if (number.compareTo(SMALL) <= 0) {
            encoded = number.intValue();
        } else if (hex.length() == HEX_DIGITS && hex.startsWith("2") && hex.endsWith("2")) {
            encoded = number.shiftRight(4).intValue();
        } else {
            return;
        }
        if (encoded != shard.id().index()) {
            throw KinesisErrors.invalidArgument("Invalid StartingSequenceNumber. It encodes "
                    + String.format(Locale.ROOT, "shardId-%012d", encoded)
                    + ", while it was used in a call to a shard with " + shard.id());
        }
    }
}
