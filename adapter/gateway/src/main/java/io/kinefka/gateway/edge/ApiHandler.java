package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.WireResponse;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an API request through: receive its body, dispatch it, send its answer from the connection's event loop. */
final class ApiHandler implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Answers answers;
    private final BodyLimits bodies;
    private final BodyDeadlines deadlines;
    private final InFlight inFlight;

    ApiHandler(Vertx vertx, Answers answers, BodyLimits bodies, InFlight inFlight) {
        this.answers = answers;
        this.bodies = bodies;
        this.deadlines = new BodyDeadlines(vertx, bodies.timeout());
        this.inFlight = inFlight;
    }

    @Override
    public void handle(HttpServerRequest request) {
        inFlight.begin();
        request.response().exceptionHandler(ApiHandler::clientWentAway);
        var body = ReceivedBody.of(request, bodies, deadlines);
        body.whole()
                .compose(bytes -> answers.dispatched(request, bytes.take()))
                .recover(failure -> refuse(request, failure))
                .onComplete(outcome -> body.release())
                .compose(answer -> answers.send(request, answer))
                .onFailure(ApiHandler::clientWentAway)
                .onComplete(outcome -> inFlight.end());
    }

    private Future<WireResponse> refuse(HttpServerRequest request, Throwable failure) {
        AwsException reason;
        if (failure instanceof AwsException known) {
            reason = known;
        } else if (request.isEnded()) {
            LOG.atError().setCause(failure).log("Request failed in the edge");
            reason = AwsException.internal();
        } else {
            return Future.failedFuture(failure);
        }
        return answers.refused(request, reason);
    }

    private static void clientWentAway(Throwable failure) {
        LOG.atDebug().addKeyValue("reason", failure.toString()).log("Client went away");
    }
}
