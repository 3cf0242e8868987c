package io.kinefka.firehose;

import io.kinefka.log.delivery.DeliverySource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a delivery stream's encryption, as DescribeDeliveryStream shows it. */
final class Encryption {
    private static final String STATUS = "Status";
    private static final String ENABLED = "ENABLED";
    private static final String OWNED = "AWS_OWNED_CMK";

    static final Map<String, Object> DISABLED = Map.of(STATUS, "DISABLED");

    private Encryption() {}

    static boolean isEnabled(Map<String, Object> encryption) {
        return ENABLED.equals(encryption.get(STATUS));
    }

    /** Of a new delivery stream. */
    static Map<String, Object> atFirst(DeliverySource source, @Nullable EncryptionInput wanted) {
        return wanted == null ? DISABLED : enabled(source, wanted);
    }

    /** With the key that is wanted; AWS's own if none is. */
    static Map<String, Object> enabled(DeliverySource source, @Nullable EncryptionInput wanted) {
        requireDirectPut(source);
        String type = wanted == null ? OWNED : wanted.keyType();
        String key = wanted == null ? null : wanted.keyARN();
        if (type.equals(OWNED) != (key == null)) {
            throw FirehoseErrors.invalidArgument(
                    key == null
                            ? "KeyARN must be specified when KeyType is CUSTOMER_MANAGED_CMK."
                            : "KeyARN must not be specified when KeyType is AWS_OWNED_CMK.");
        }
        var encryption = new HashMap<String, Object>(Map.of(STATUS, ENABLED, "KeyType", type));
        if (key != null) {
            encryption.put("KeyARN", key);
        }
        return encryption;
    }

    /** The records of other sources are encrypted where they come from, or not. */
    static void requireDirectPut(DeliverySource source) {
        if (source != DeliverySource.DIRECT_PUT) {
            throw FirehoseErrors.invalidArgument(
                    "Server-side encryption is supported only for delivery streams of the type DirectPut.");
        }
    }
}
