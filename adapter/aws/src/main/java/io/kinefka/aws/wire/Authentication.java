package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides who calls. Checks that a signature is complete; any complete signature is believed. */
final class Authentication {
    private static final Pattern QUERY_SEPARATOR = Pattern.compile("&");
    private static final List<String> HEADER_PARTS = List.of("Credential", "Signature", "SignedHeaders");
    private static final String ALGORITHM = "X-Amz-Algorithm";
    private static final List<String> QUERY_PARTS =
            List.of(ALGORITHM, "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    private final DispatchSettings settings;

    Authentication(DispatchSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns who calls.
     *
     * @throws AwsException when the signature is missing, incomplete or given twice
     */
    Caller authenticate(WireRequest request) {
        String header = request.headers().get("authorization");
        Map<String, String> query = queryParameters(request.query());
        boolean inQuery = query.containsKey(ALGORITHM);
        if (header != null && inQuery) {
            throw AwsException.client(
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (header != null) {
            return Caller.of(CredentialScope.parse(headerCredential(header, request)), settings);
        }
        if (inQuery) {
            return Caller.of(CredentialScope.parse(queryCredential(query)), settings);
        }
        throw AwsException.client("MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    private static String headerCredential(String header, WireRequest request) {
        Map<String, String> parts = headerParts(header);
        String missing = "";
        for (String part : HEADER_PARTS) {
            if (parts.getOrDefault(part, "").isEmpty()) {
                missing += "Authorization header requires '" + part + "' parameter. ";
            }
        }
        if (!request.headers().containsKey("x-amz-date") && !request.headers().containsKey("date")) {
            missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        }
        if (!missing.isEmpty()) {
            throw AwsException.client("IncompleteSignatureException", missing + "Authorization=" + header);
        }
        return parts.getOrDefault("Credential", "");
    }

    private static String queryCredential(Map<String, String> query) {
        String missing = QUERY_PARTS.stream()
                .filter(part -> query.getOrDefault(part, "").isEmpty())
                .map(part -> "AWS query-string parameters must include '" + part + "'. ")
                .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw AwsException.client(
                    "IncompleteSignatureException", missing + "Re-examine the query-string parameters.");
        }
        return query.getOrDefault("X-Amz-Credential", "");
    }

    /** The parts behind the algorithm, which comes first and has no name. */
    private static Map<String, String> headerParts(String header) {
        Map<String, String> parts = new HashMap<>();
        int from = endOfPart(header, 0);
        while (from < header.length()) {
            int end = endOfPart(header, from + 1);
            if (end > from + 1) {
                put(header.substring(from + 1, end), parts);
            }
            from = end;
        }
        return parts;
    }

    /** Parts are separated by commas and spaces, however many. */
    private static int endOfPart(String header, int from) {
        int at = from;
        while (at < header.length() && header.charAt(at) != ',' && header.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    private static Map<String, String> queryParameters(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        QUERY_SEPARATOR.splitAsStream(query).map(Authentication::percentDecoded).forEach(part -> put(part, parameters));
        return parameters;
    }

    private static void put(String nameAndValue, Map<String, String> parts) {
        int equals = nameAndValue.indexOf('=');
        if (equals < 0) {
            parts.put(nameAndValue, "");
        } else {
            parts.put(nameAndValue.substring(0, equals), nameAndValue.substring(equals + 1));
        }
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
