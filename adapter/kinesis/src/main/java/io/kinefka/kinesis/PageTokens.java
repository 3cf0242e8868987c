package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens with which a listing goes on, on any gateway, for five minutes. */
final class PageTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String INVALID = "NextToken is invalid.";

    private final SealedToken token;
    private final Clock clock;

    PageTokens(SealedToken token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    /** A token that says where the listing goes on. */
    String issue(byte[] content) {
        return token.seal(ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(clock.millis())
                .put(content)
                .array());
    }

    /**
     * What a token says.
     *
     * @throws AwsException when it was not issued here or is too old
     */
    byte[] open(String nextToken) {
        Optional<byte[]> opened = token.open(nextToken).filter(bytes -> bytes.length >= Long.BYTES);
        var sealed = ByteBuffer.wrap(opened.orElseThrow(PageTokens::invalid));
        if (clock.instant().isAfter(Instant.ofEpochMilli(sealed.getLong()).plus(LIFETIME))) {
            throw AwsException.client("ExpiredNextTokenException", "NextToken has expired.");
        }
        byte[] content = new byte[sealed.remaining()];
        sealed.get(content);
        return content;
    }

    static AwsException invalid() {
        return KinesisErrors.invalidArgument(INVALID);
    }
}
