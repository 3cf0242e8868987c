package io.kinefka.delivery.name;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The prefix of delivered objects and that of errors, which AWS allows only in some combinations. */
public final class ObjectPrefixes {
    private static final String HOUR = "!{timestamp:yyyy/MM/dd/HH/}";
    private static final String ERROR_TYPE = "!{firehose:error-output-type}";

    private final PrefixExpression delivered;
    private final PrefixExpression errors;

    private ObjectPrefixes(PrefixExpression delivered, PrefixExpression errors) {
        this.delivered = delivered;
        this.errors = errors;
    }

    /**
     * Reads both prefixes. A prefix without a time gets the hour, and errors without a prefix of their own follow the
     * other one.
     *
     * @param prefix null or empty means only the hour
     * @throws IllegalArgumentException if AWS would refuse them
     */
    public static ObjectPrefixes parse(@Nullable String prefix, @Nullable String errorOutputPrefix, ZoneId timeZone) {
        String text = prefix == null ? "" : prefix;
        PrefixExpression delivered = PrefixExpression.parse(text);
        if (delivered.hasErrorOutputType()) {
            throw new IllegalArgumentException("Prefix cannot contain " + ERROR_TYPE + ".");
        }
        if (errorOutputPrefix == null && delivered.hasExpressions()) {
            throw new IllegalArgumentException("ErrorOutputPrefix can't be null when Prefix contains expressions.");
        }
        PrefixExpression errors = errorOutputPrefix == null
                ? PrefixExpression.parse(text + ERROR_TYPE + "/" + HOUR)
                : PrefixExpression.parse(errorOutputPrefix);
        if (errors.hasExpressions() && !errors.hasErrorOutputType()) {
            throw new IllegalArgumentException(
                    "ErrorOutputPrefix must contain " + ERROR_TYPE + " when it contains expressions.");
        }
        PrefixExpression timed = delivered.hasTimestamp() ? delivered : PrefixExpression.parse(text + HOUR);
        return new ObjectPrefixes(timed.requireShort(timeZone), errors.requireShort(timeZone));
    }

    PrefixExpression of(@Nullable ErrorOutputType error) {
        return error == null ? delivered : errors;
    }
}
