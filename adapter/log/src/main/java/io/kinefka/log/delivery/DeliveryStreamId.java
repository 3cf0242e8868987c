package io.kinefka.log.delivery;

import io.kinefka.mapping.CatalogKey;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What identifies a delivery stream for its clients; a deleted one's identity can be used again.
 *
 * @param accountId twelve digits
 * @param region for example {@code us-east-1}
 * @param name 1 to 64 letters, digits, underscores, dots and dashes
 */
public record DeliveryStreamId(String accountId, String region, String name) implements Comparable<DeliveryStreamId> {
    static final String KIND = "delivery-stream";
    private static final char SEPARATOR = '/';
    private static final Pattern ARN = Pattern.compile("arn:aws:firehose:([^:]+):(\\d{12}):deliverystream/([^:/]+)");

    private static final Comparator<DeliveryStreamId> ORDER = Comparator.comparing(DeliveryStreamId::accountId)
            .thenComparing(DeliveryStreamId::region)
            .thenComparing(DeliveryStreamId::name);

    /**
     * The one that an ARN names.
     *
     * @throws IllegalArgumentException if it is no ARN of a delivery stream
     */
    public static DeliveryStreamId ofArn(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an ARN of a delivery stream: " + arn);
        }
        return new DeliveryStreamId(parts.group(2), parts.group(1), parts.group(3));
    }

    /** The ARN in the partition {@code aws}. */
    public String arn() {
        return "arn:aws:firehose:" + region + ":" + accountId + ":deliverystream/" + name;
    }

    CatalogKey key() {
        return new CatalogKey(KIND, accountId + SEPARATOR + region + SEPARATOR + name);
    }

    /** By account, then region, then name. */
    @Override
    public int compareTo(DeliveryStreamId other) {
        return ORDER.compare(this, other);
    }
}
