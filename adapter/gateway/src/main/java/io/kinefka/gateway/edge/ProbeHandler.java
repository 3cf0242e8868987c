package io.kinefka.gateway.edge;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers health checks and the collection of metrics, and leaves everything else to the API. */
final class ProbeHandler implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Probes probes;
    private final Handler<HttpServerRequest> api;

    ProbeHandler(Vertx vertx, Probes probes, Handler<HttpServerRequest> api) {
        this.vertx = vertx;
        this.probes = probes;
        this.api = api;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) || request.path() == null) {
            api.handle(request);
            return;
        }
        switch (request.path()) {
            case "/health", "/health/ready" ->
                health(request.response(), probes.ready().getAsBoolean() ? 200 : 503);
            case "/health/live" -> health(request.response(), 200);
            case "/metrics" -> metrics(request.response());
            default -> api.handle(request);
        }
    }

    private void health(HttpServerResponse response, int status) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end("{\"live\":true,\"ready\":" + probes.ready().getAsBoolean() + "}");
    }

    private void metrics(HttpServerResponse response) {
        vertx.executeBlocking(probes.metrics()::get)
                .onSuccess(text -> response.putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(failure -> response.setStatusCode(500).end());
    }
}
