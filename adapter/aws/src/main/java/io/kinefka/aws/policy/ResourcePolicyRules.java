package io.kinefka.aws.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;

/** What a policy must look like to be attached to a resource. */
public final class ResourcePolicyRules {
    private static final int BYTES_MAX = 20 * 1024;
    private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final StatementRules statements;

    /**
     * Names the resource.
     *
     * @param actionPrefix what the name of each action begins with, for example {@code kinesis:}
     * @param resourceArn the one resource that statements may name
     */
    public ResourcePolicyRules(String actionPrefix, String resourceArn) {
        statements = new StatementRules(actionPrefix, resourceArn);
    }

    /**
     * Checks a policy.
     *
     * @throws MalformedPolicyException if it cannot be attached to the resource
     */
    public void require(String policy) {
        int bytes = policy.getBytes(UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new MalformedPolicyException(
                    "The policy has " + bytes + " bytes, which is more than the allowed " + BYTES_MAX + ".");
        }
        JsonNode document = parse(policy);
        if (!document.isObject()) {
            throw new MalformedPolicyException("The policy must be a JSON object.");
        }
        document.fieldNames().forEachRemaining(ResourcePolicyRules::requireKnown);
        requireVersion(document.path("Version"));
        requireStatements(document.path("Statement"));
    }

    private static JsonNode parse(String policy) {
        try {
            return JSON.readTree(policy);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new MalformedPolicyException("The policy is not valid JSON"
                    + (at == null ? "." : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")."));
        }
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new MalformedPolicyException("The policy has an unknown element: " + member + ".");
        }
    }

    private static void requireVersion(JsonNode version) {
        if (!version.isMissingNode() && !(version.isTextual() && VERSIONS.contains(version.textValue()))) {
            throw new MalformedPolicyException("The policy's Version must be 2012-10-17 or 2008-10-17.");
        }
    }

    private void requireStatements(JsonNode found) {
        List<JsonNode> all =
                found.isObject() ? List.of(found) : found.valueStream().toList();
        if (all.isEmpty()) {
            throw new MalformedPolicyException("The policy must have at least one Statement.");
        }
        for (int i = 0; i < all.size(); i++) {
            statements.require(all.get(i), "Statement " + (i + 1));
        }
    }
}
