package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** How far a listing of consumers has come, in the tokens with which it goes on. */
final class ConsumerListings {
    private final PageTokens tokens;

    /**
     * How far a listing has come.
     *
     * @param stream the stream
     * @param createdAt which incarnation of its name
     * @param lastName the last consumer that was shown; empty for none
     */
    record Listing(StreamId stream, Instant createdAt, String lastName) {

        static Listing from(StreamMetadata stream) {
            return new Listing(stream.id(), stream.createdAt(), "");
        }

        Listing at(String name) {
            return new Listing(stream, createdAt, name);
        }
    }

    ConsumerListings(PageTokens tokens) {
        this.tokens = tokens;
    }

    String issue(Listing listing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(listing.stream().arn());
            out.writeLong(listing.createdAt().toEpochMilli());
            out.writeUTF(listing.lastName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens.issue(bytes.toByteArray());
    }

    /**
     * What a token says.
     *
     * @throws AwsException when it was not issued here for that stream, or is too old
     */
    Listing open(String nextToken, StreamId stream) {
        try (var in = new DataInputStream(new ByteArrayInputStream(tokens.open(nextToken)))) {
            if (!in.readUTF().equals(stream.arn())) {
                throw PageTokens.invalid();
            }
            return new Listing(stream, Instant.ofEpochMilli(in.readLong()), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
