package io.kinefka.delivery.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests over HTTP/1.1, and waits for their replies no longer than allowed. Redirects are not followed. */
public final class WebClient {
    private final HttpClient client;

    /**
     * A client.
     *
     * @param connectTimeout for a connection, within a reply's time
     */
    public WebClient(Duration connectTimeout) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * Sends a request and waits for the whole reply.
     *
     * @param bytesMax of the reply's body; reading stops there
     * @param timeout for everything
     * @throws HttpTimeoutException if there is no whole reply in time
     * @throws IOException if there is no reply
     */
    public WebReply send(HttpRequest request, int bytesMax, Duration timeout) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<BoundedBody.Read>> reply =
                client.sendAsync(request, head -> new BoundedBody(bytesMax));
        try {
            HttpResponse<BoundedBody.Read> read = reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new WebReply(
                    read.statusCode(),
                    read.headers(),
                    read.body().bytes(),
                    read.body().isTooLarge());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("No reply within " + timeout);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            // Ends the exchange if it has not ended by itself.
            reply.cancel(true);
        }
    }
}
