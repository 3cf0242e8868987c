package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The {@code Credential} of a signature: {@code keyid/date/region/service/aws4_request}.
 *
 * @param accessKeyId the access key id
 * @param region the region; may be empty
 */
record CredentialScope(String accessKeyId, String region) {
    private static final Pattern SLASH = Pattern.compile("/");
    /** Regions become part of ARNs and topic names. */
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{0,64}");

    static CredentialScope parse(String credential) {
        List<String> parts = List.of(SLASH.split(credential, -1));
        if (parts.size() != 5) {
            throw AwsException.client(
                    "IncompleteSignatureException",
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + credential + "'");
        }
        String region = parts.get(2);
        if (!REGION.matcher(region).matches()) {
            throw AwsException.client(
                    "InvalidSignatureException",
                    "Credential should be scoped to a valid region, not '" + region + "'. ");
        }
        return new CredentialScope(parts.get(0), region);
    }
}
