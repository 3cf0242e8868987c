package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tokens with which ListShards goes on, valid for five minutes on any gateway. */
final class ShardListings {
    private static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private final PageTokens tokens;

    /**
     * How far a listing has come.
     *
     * @param callerId the account for which it goes on
     * @param stream the stream
     * @param createdAt which incarnation of its name
     * @param lastShardIndex the last shard that was shown
     * @param filter what the listing began with
     */
    record Listing(String callerId, StreamId stream, Instant createdAt, int lastShardIndex, ShardFilter filter) {

        Listing at(Shard last) {
            return new Listing(callerId, stream, createdAt, last.id().index(), filter);
        }
    }

    ShardListings(PageTokens tokens) {
        this.tokens = tokens;
    }

    String issue(Listing listing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(listing.callerId());
            out.writeUTF(listing.stream().accountId());
            out.writeUTF(listing.stream().region());
            out.writeUTF(listing.stream().name());
            out.writeLong(listing.createdAt().toEpochMilli());
            out.writeInt(listing.lastShardIndex());
            out.writeUTF(listing.filter().type());
            out.writeUTF(text(listing.filter().shardId()));
            Instant timestamp = listing.filter().timestamp();
            out.writeLong(timestamp == null ? NO_TIMESTAMP : timestamp.toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens.issue(bytes.toByteArray());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * What a token says.
     *
     * @throws AwsException when it was not issued here or is too old
     */
    Listing open(String nextToken) {
        try (var in = new DataInputStream(new ByteArrayInputStream(tokens.open(nextToken)))) {
            String callerId = in.readUTF();
            var stream = new StreamId(in.readUTF(), in.readUTF(), in.readUTF());
            var createdAt = Instant.ofEpochMilli(in.readLong());
            int lastShardIndex = in.readInt();
            String type = in.readUTF();
            String shardId = in.readUTF();
            long timestamp = in.readLong();
            var filter = new ShardFilter(
                    type,
                    shardId.isEmpty() ? null : shardId,
                    timestamp == NO_TIMESTAMP ? null : Instant.ofEpochMilli(timestamp));
            return new Listing(callerId, stream, createdAt, lastShardIndex, filter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
