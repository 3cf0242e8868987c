package io.kinefka.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP calls to a gateway, as a script would make them. */
public final class HttpCalls {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final URI endpoint;

    /** Calls that endpoint. */
    public HttpCalls(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A GET of a path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(endpoint.resolve(path)).timeout(DEADLINE).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> call(String operation, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(DEADLINE)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Kinesis_20131202." + operation)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
