package io.kinefka.delivery.lambda;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A function, as the Invoke API's path names it. */
record FunctionName(String arnOrName, String name, @Nullable String qualifier) {
    private static final int NAME = 6;

    static FunctionName parse(String arnOrName) {
        String[] parts = arnOrName.split(":", -1);
        if (parts[0].equals("arn") && parts.length > NAME) {
            return new FunctionName(arnOrName, parts[NAME], parts.length > NAME + 1 ? parts[NAME + 1] : null);
        }
        return new FunctionName(arnOrName, parts[0], parts.length > 1 ? parts[1] : null);
    }

    URI invocation(URI endpoint, boolean nameOnly) {
        String base = endpoint.toString().replaceAll("/+$", "");
        if (!nameOnly) {
            return URI.create(base + "/2015-03-31/functions/" + encode(arnOrName) + "/invocations");
        }
        return URI.create(base + "/2015-03-31/functions/" + encode(name) + "/invocations"
                + (qualifier == null ? "" : "?Qualifier=" + encode(qualifier)));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
