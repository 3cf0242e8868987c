package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.util.List;

/**
 * The {@code Credential} of a signature: {@code keyid/date/region/service/aws4_request}.
 *
 * @param accessKeyId the access key id
 * @param region the region; may be empty
 */
record CredentialScope(String accessKeyId, String region) {
    private static final int REGION_CHARACTERS_MAX = 64;

    static CredentialScope parse(String credential) {
        List<String> parts = List.of(credential.split("/", -1));
        if (parts.size() != 5) {
            throw AwsException.client(
                    "IncompleteSignatureException",
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + credential + "'");
        }
        String region = parts.get(2);
        if (!isRegion(region)) {
            throw AwsException.client(
                    "InvalidSignatureException",
                    "Credential should be scoped to a valid region, not '" + region + "'. ");
        }
        return new CredentialScope(parts.get(0), region);
    }

    /** Regions become part of ARNs and topic names. */
    private static boolean isRegion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each != '-' && (each < '0' || each > '9') && (each < 'a' || each > 'z')) {
                return false;
            }
        }
        return text.length() <= REGION_CHARACTERS_MAX;
    }
}
