package io.kinefka.log.delivery;

import io.kinefka.mapping.CatalogKey;
import java.util.Comparator;

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

    private static final Comparator<DeliveryStreamId> ORDER = Comparator.comparing(DeliveryStreamId::accountId)
            .thenComparing(DeliveryStreamId::region)
            .thenComparing(DeliveryStreamId::name);

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
