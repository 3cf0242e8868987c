package io.kinefka.delivery.http;

import io.kinefka.delivery.buffer.SpillDirectory;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.encode.Json;
import io.kinefka.delivery.web.WebClient;
import io.kinefka.delivery.web.WebReply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends requests as AWS does. Source: AWS developer guide, HTTP endpoint delivery request and response. */
public final class FirehoseEndpoints implements HttpEndpoints {
    /** Source: as above. */
    public static final Duration TIMEOUT_DEFAULT = Duration.ofMinutes(3);

    private static final int REPLY_BYTES_MAX = 1 << 20;

    private final WebClient client;
    private final SpillDirectory files;
    private final Duration timeout;

    /**
     * Endpoints.
     *
     * @param files where requests are kept while they are sent
     * @param timeout for a reply
     */
    public FirehoseEndpoints(WebClient client, SpillDirectory files, Duration timeout) {
        this.client = client;
        this.files = files;
        this.timeout = timeout;
    }

    @Override
    public HttpOutcome send(HttpBatch batch) throws InterruptedException {
        Path body = files.newFile();
        try {
            RequestBody.write(batch, body);
            WebReply reply = client.send(request(batch, body), REPLY_BYTES_MAX, timeout);
            return ReplyRules.judge(reply, batch.requestId());
        } catch (IOException e) {
            return failed(e);
        } finally {
            delete(body);
        }
    }

    private static HttpRequest request(HttpBatch batch, Path body) throws IOException {
        Destination.HttpEndpoint endpoint = batch.endpoint();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.url())
                .POST(HttpRequest.BodyPublishers.ofFile(body))
                .header("Content-Type", "application/json")
                .header("X-Amz-Firehose-Protocol-Version", "1.0")
                .header("X-Amz-Firehose-Request-Id", batch.requestId())
                .header("X-Amz-Firehose-Source-Arn", batch.sourceArn());
        if (endpoint.accessKey() != null) {
            request.header("X-Amz-Firehose-Access-Key", endpoint.accessKey());
        }
        if (!endpoint.commonAttributes().isEmpty()) {
            request.header("X-Amz-Firehose-Common-Attributes", commonAttributes(endpoint));
        }
        if (endpoint.gzip()) {
            request.header("Content-Encoding", "gzip");
        }
        return request.build();
    }

    private static String commonAttributes(Destination.HttpEndpoint endpoint) {
        byte[] json = Json.bytes(writer -> {
            writer.writeStartObject();
            writer.writeObjectFieldStart("commonAttributes");
            for (var attribute : endpoint.commonAttributes().entrySet()) {
                writer.writeStringField(attribute.getKey(), attribute.getValue());
            }
            writer.writeEndObject();
            writer.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    private static HttpOutcome failed(IOException failure) {
        String code;
        if (failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException) {
            code = "HttpEndpoint.ConnectionFailed";
        } else if (failure instanceof HttpTimeoutException) {
            code = "HttpEndpoint.RequestTimeout";
        } else if (failure instanceof SSLHandshakeException) {
            code = "HttpEndpoint.SSLHandshakeFailure";
        } else if (failure instanceof SSLPeerUnverifiedException) {
            code = "HttpEndpoint.SSLUnverified";
        } else {
            code = "HttpEndpoint.ConnectionReset";
        }
        return new HttpOutcome.Refused(code, message(code), false);
    }

    private static String message(String code) {
        return switch (code) {
            case "HttpEndpoint.RequestTimeout" ->
                "The request timed out before a response was received and will be" + " retried.";
            case "HttpEndpoint.ConnectionFailed" -> "The connection to the endpoint could not be established.";
            case "HttpEndpoint.ConnectionReset" -> "The connection with the endpoint was reset or re-initialized.";
            default -> "The secure connection to the endpoint could not be established.";
        };
    }

    private static void delete(Path body) {
        try {
            Files.deleteIfExists(body);
        } catch (IOException ignored) {
            // It goes with its directory.
        }
    }
}
