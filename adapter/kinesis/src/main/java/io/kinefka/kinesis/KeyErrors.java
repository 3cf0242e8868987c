package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.encryption.KeyException;

/** The one place that gives failures of keys AWS's names and texts. */
final class KeyErrors {

    private KeyErrors() {}

    static AwsException translated(KeyException known) {
        String key = known.key();
        return switch (known.reason()) {
            case NOT_FOUND -> AwsException.client("KMSNotFoundException", notFound(key));
            case DISABLED -> AwsException.client("KMSDisabledException", key + " is disabled.");
            case PENDING_DELETION -> AwsException.client("KMSInvalidStateException", key + " is pending deletion.");
            case ACCESS_DENIED ->
                AwsException.client(
                        "KMSAccessDeniedException",
                        "The ciphertext refers to a customer master key that does not exist, does not exist in this"
                                + " region, or you are not allowed to access.");
            // AWS has no name for it here, where it keeps the records itself.
            case INVALID_CIPHERTEXT ->
                AwsException.client(
                        "KMSInvalidStateException", "A record cannot be decrypted with the key " + key + ".");
        };
    }

    private static String notFound(String key) {
        return key.startsWith("alias/") || key.contains(":alias/")
                ? "Alias " + key + " is not found."
                : "Key '" + key + "' does not exist";
    }
}
