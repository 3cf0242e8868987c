package io.kinefka.delivery.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinefka.delivery.lambda.HttpLambdaFunctions;
import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.web.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A stand-in for Lambda's Invoke API that refuses what is not signed, not JSON, too large or for another function. */
public final class LambdaHost implements AutoCloseable {
    public static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:transform:live";
    private static final String PATH = "/2015-03-31/functions/" + ARN.replace(":", "%3A") + "/invocations";
    private static final String PATH_BY_NAME = "/2015-03-31/functions/transform/invocations";
    private static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create(LocalS3.KEY, LocalS3.SECRET);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final Function function;

    /** The reply to an event: status, headers and body as the function's author likes. */
    @FunctionalInterface
    public interface Function {
        Reply reply(JsonNode event) throws IOException, InterruptedException;
    }

    public record Reply(int status, boolean isFunctionError, String body) {
        public static Reply ok(String body) {
            return new Reply(200, false, body);
        }
    }

    public LambdaHost(Function function) throws IOException {
        this.function = function;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public HttpLambdaFunctions connect(Duration timeout) {
        return connect(endpoint(), timeout);
    }

    /** The functions of a host in whatever process. */
    public static HttpLambdaFunctions connect(URI endpoint, Duration timeout) {
        return new HttpLambdaFunctions(
                new WebClient(TestResources.PATIENT),
                new LambdaAccess(endpoint, "eu-west-1", StaticCredentialsProvider.create(CREDENTIALS), timeout, false));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What has arrived and was well-formed. */
    public List<JsonNode> events() {
        return events;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply;
            if (body.length > 6 * 1024 * 1024) {
                reply = new Reply(413, false, "{}");
            } else if (!Signature.isRight(exchange, body, CREDENTIALS, "eu-west-1")) {
                reply = new Reply(403, false, "{}");
            } else if (!List.of(PATH, PATH_BY_NAME)
                    .contains(exchange.getRequestURI().getRawPath())) {
                reply = new Reply(404, false, "{}");
            } else {
                JsonNode event = new ObjectMapper().readTree(body);
                events.add(event);
                reply = function.reply(event);
            }
            byte[] answer = reply.body().getBytes(UTF_8);
            if (reply.isFunctionError()) {
                exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            }
            exchange.sendResponseHeaders(reply.status(), answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        var unused = threads.shutdownNow();
    }
}
