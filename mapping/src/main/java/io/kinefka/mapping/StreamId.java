package io.kinefka.mapping;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What identifies a stream for its clients; a deleted stream's identity can be used again.
 *
 * @param accountId twelve digits
 * @param region for example {@code us-east-1}: 1 to 64 letters, digits, dashes and underscores
 * @param name 1 to 128 letters, digits, underscores, dots and dashes (source: StreamName in the Kinesis service model)
 */
public record StreamId(String accountId, String region, String name) implements Comparable<StreamId> {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws(?:-cn|-us-gov)?:kinesis:([^:/]*):([^:/]*):stream/([^:/]*)");

    private static final Comparator<StreamId> ORDER = Comparator.comparing(StreamId::accountId)
            .thenComparing(StreamId::region)
            .thenComparing(StreamId::name);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a component does not have its form
     */
    public StreamId {
        require(ACCOUNT_ID, accountId, "account id");
        require(REGION, region, "region");
        require(NAME, name, "stream name");
    }

    /**
     * Reads the ARN of a stream in the partitions {@code aws}, {@code aws-cn} and {@code aws-us-gov}.
     *
     * @throws IllegalArgumentException if it is not the ARN of a stream, for example of a stream's consumer
     */
    public static StreamId ofArn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the ARN of a stream");
        }
        return new StreamId(matcher.group(2), matcher.group(1), matcher.group(3));
    }

    /** The ARN in the partition {@code aws}. */
    public String arn() {
        return "arn:aws:kinesis:" + region + ":" + accountId + ":stream/" + name;
    }

    /** By account, then region, then name. */
    @Override
    public int compareTo(StreamId other) {
        return ORDER.compare(this, other);
    }

    private static void require(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a valid " + what);
        }
    }
}
