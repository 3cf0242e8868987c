package io.kinefka.log.analytics;

import io.kinefka.mapping.CatalogKey;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What identifies an application for its clients; a deleted one's identity can be used again.
 *
 * @param accountId twelve digits
 * @param region for example {@code us-east-1}
 * @param name 1 to 128 letters, digits, underscores, dots and dashes
 */
public record ApplicationId(String accountId, String region, String name) implements Comparable<ApplicationId> {
    static final String KIND = "analytics-application";
    static final String KIND_OF_VERSIONS = "analytics-version";
    private static final char SEPARATOR = '/';
    private static final Pattern ARN =
            Pattern.compile("arn:aws:kinesisanalytics:([^:]+):(\\d{12}):application/([^:/]+)");

    private static final Comparator<ApplicationId> ORDER = Comparator.comparing(ApplicationId::accountId)
            .thenComparing(ApplicationId::region)
            .thenComparing(ApplicationId::name);

    /**
     * The one that an ARN names.
     *
     * @throws IllegalArgumentException if it is no ARN of an application
     */
    public static ApplicationId ofArn(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an ARN of an application: " + arn);
        }
        return new ApplicationId(parts.group(2), parts.group(1), parts.group(3));
    }

    /** The ARN in the partition {@code aws}. */
    public String arn() {
        return "arn:aws:kinesisanalytics:" + region + ":" + accountId + ":application/" + name;
    }

    CatalogKey key() {
        return new CatalogKey(KIND, path());
    }

    /** Of a version that was superseded; ordered as the versions are. */
    CatalogKey versionKey(long version) {
        return new CatalogKey(KIND_OF_VERSIONS, "%s%c%019d".formatted(path(), SEPARATOR, version));
    }

    /** What the names of the keys of all versions begin with. */
    String versionsPrefix() {
        return path() + SEPARATOR;
    }

    private String path() {
        return accountId + SEPARATOR + region + SEPARATOR + name;
    }

    /** By account, then region, then name. */
    @Override
    public int compareTo(ApplicationId other) {
        return ORDER.compare(this, other);
    }
}
