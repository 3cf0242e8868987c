package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.kinesis.limits.Faults;
import io.kinefka.mapping.StreamId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shard iterators: positions that clients carry, valid for five minutes on any gateway. */
final class ShardIterators {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SealedToken token;
    private final Faults faults;
    private final Clock clock;

    /**
     * A position.
     *
     * @param stream the stream
     * @param createdAt which incarnation of its name
     * @param shardIndex the shard
     * @param offset the next record to read
     */
    record Position(StreamId stream, Instant createdAt, int shardIndex, long offset) {

        Position at(long next) {
            return new Position(stream, createdAt, shardIndex, next);
        }
    }

    ShardIterators(SealedToken token, Faults faults, Clock clock) {
        this.token = token;
        this.faults = faults;
        this.clock = clock;
    }

    /** A fresh iterator. */
    String issue(Position position) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(issueTime().toEpochMilli());
            out.writeUTF(position.stream().accountId());
            out.writeUTF(position.stream().region());
            out.writeUTF(position.stream().name());
            out.writeLong(position.createdAt().toEpochMilli());
            out.writeInt(position.shardIndex());
            out.writeLong(position.offset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return token.seal(bytes.toByteArray());
    }

    private Instant issueTime() {
        Instant now = clock.instant();
        Instant validFrom = faults.iteratorsValidFrom();
        return now.isBefore(validFrom) ? validFrom : now;
    }

    /**
     * What an iterator says; some clients send it in double quotes.
     *
     * @throws AwsException when it was not issued here or is too old
     */
    Position open(String iterator) {
        boolean quoted = iterator.length() > 2 && iterator.startsWith("\"") && iterator.endsWith("\"");
        byte[] content = token.open(quoted ? iterator.substring(1, iterator.length() - 1) : iterator)
                .orElseThrow(() -> KinesisErrors.invalidArgument("Invalid ShardIterator."));
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            requireFresh(Instant.ofEpochMilli(in.readLong()));
            var stream = new StreamId(in.readUTF(), in.readUTF(), in.readUTF());
            return new Position(stream, Instant.ofEpochMilli(in.readLong()), in.readInt(), in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireFresh(Instant issuedAt) {
        Instant now = clock.instant();
        if (now.isAfter(issuedAt.plus(LIFETIME)) || issuedAt.isBefore(faults.iteratorsValidFrom())) {
            throw AwsException.client(
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created at time " + DATE.format(issuedAt)
                            + " while right now it is " + DATE.format(now)
                            + " which is further in the future than the tolerated delay of " + LIFETIME.toMillis()
                            + " milliseconds.");
        }
    }
}
