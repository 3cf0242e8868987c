package io.kinefka.analytics.application;

import io.kinefka.log.analytics.Application;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an application a request is about.
 *
 * @param version its number, if the request says it
 * @param token its token, if the request says it
 */
public record Expectation(@Nullable Long version, @Nullable String token) {

    /** The version of that number. */
    public static Expectation of(long version) {
        return new Expectation(version, null);
    }

    /** What a request says that may say either. */
    public static Expectation of(@Nullable Long version, @Nullable String token) {
        if (version == null && token == null) {
            throw AnalyticsErrors.invalidArgument(
                    "You must provide the CurrentApplicationVersionId or the ConditionalToken.");
        }
        return new Expectation(version, token);
    }

    /** The token of an application as it is; every version of every application has another. */
    public static String tokenOf(Application application) {
        String text =
                application.id().arn() + "/" + application.createdAt().toEpochMilli() + "/" + application.version();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has it", e);
        }
    }

    /** Refuses another version. */
    void require(Application application) {
        if (version != null && version != application.version()) {
            throw AnalyticsErrors.otherVersion(application, version);
        }
        if (token != null && !token.equals(tokenOf(application))) {
            throw AnalyticsErrors.otherToken(application);
        }
    }
}
