package io.kinefka.delivery;

import io.kinefka.delivery.DeliveryObserver.Target;
import io.kinefka.delivery.buffer.Segment;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.encode.Failure;
import io.kinefka.delivery.http.HttpBatch;
import io.kinefka.delivery.http.HttpOutcome;
import io.kinefka.delivery.name.ErrorOutputType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers full segments, and tries again: objects until they are there, requests for as long as configured. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final DeliveryStreamConfig stream;
    private final DeliveryResources resources;
    private final LaneRules rules;
    private final Mailbox mailbox;
    private final DeliveryObserver observer;
    private final ObjectWriter objects;
    private final ObjectWriter backups;
    private final Backoff objectBackoff;
    private final Backoff requestBackoff;
    private final Set<Delivery> pending = new LinkedHashSet<>();

    Deliveries(
            DeliveryStreamConfig stream,
            DeliveryResources resources,
            LaneRules rules,
            Mailbox mailbox,
            DeliveryObserver observer) {
        this.stream = stream;
        this.resources = resources;
        this.rules = rules;
        this.mailbox = mailbox;
        this.observer = observer;
        objects = new ObjectWriter(resources.objects(), stream, rules.bucket(Lane.DELIVERY));
        backups = new ObjectWriter(resources.objects(), stream, rules.bucket(Lane.SOURCE_BACKUP));
        objectBackoff = new Backoff(FIRST_PAUSE, Duration.ofSeconds(30), resources.random());
        requestBackoff = new Backoff(FIRST_PAUSE, Duration.ofMinutes(2), resources.random());
    }

    void add(Lane lane, Segment segment, Instant now) {
        Delivery delivery = new Delivery(lane, segment, now);
        pending.add(delivery);
        submit(delivery);
    }

    int size() {
        return pending.size();
    }

    /** Begins the attempts whose time has come. */
    void poll(Instant now) {
        pending.stream().filter(delivery -> delivery.isDue(now)).forEach(this::submit);
    }

    /** Forgets what will be read again by others. */
    void dropRevoked() {
        List<Delivery> dropped = new ArrayList<>();
        pending.stream()
                .filter(delivery ->
                        !delivery.isInFlight() && delivery.segment().span().isRevoked())
                .forEach(dropped::add);
        dropped.forEach(this::finish);
    }

    void close() {
        List.copyOf(pending).forEach(delivery -> {
            delivery.abandon();
            finish(delivery);
        });
    }

    private void submit(Delivery delivery) {
        delivery.begin();
        if (rules.isHttp(delivery.lane())) {
            resources.workers().request(() -> request(delivery));
        } else {
            resources.workers().upload(() -> upload(delivery));
        }
    }

    private void upload(Delivery delivery) {
        if (delivery.isAbandoned()) {
            return;
        }
        ObjectWriter writer = delivery.lane().kind() == Lane.Kind.SOURCE_BACKUP ? backups : objects;
        try {
            writer.write(delivery);
            mailbox.post(now -> delivered(delivery, now));
        } catch (Throwable e) {
            // Whatever it is, memory that ran out included: the records are still there.
            mailbox.post(now -> uploadFailed(delivery, e, now));
        }
    }

    private void request(Delivery delivery) {
        if (delivery.isAbandoned()) {
            return;
        }
        Destination.HttpEndpoint endpoint = (Destination.HttpEndpoint) stream.destination();
        HttpBatch batch = new HttpBatch(
                endpoint, stream.arn(), objects.requestId(delivery), delivery.madeAtMillis(), delivery.segment());
        try {
            HttpOutcome outcome = resources.endpoints().send(batch);
            mailbox.post(now -> answered(delivery, endpoint, outcome, now));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            HttpOutcome failed =
                    new HttpOutcome.Refused("HttpEndpoint.ConnectionFailed", String.valueOf(e.getMessage()), false);
            mailbox.post(now -> answered(delivery, endpoint, failed, now));
        }
    }

    private void delivered(Delivery delivery, Instant now) {
        Segment segment = delivery.segment();
        observer.delivered(
                target(delivery.lane()), segment.bytes(), segment.records(), Duration.between(segment.oldest(), now));
        finish(delivery);
    }

    private void uploadFailed(Delivery delivery, Throwable failure, Instant now) {
        observer.failed(target(delivery.lane()), "S3.Failure", String.valueOf(failure.getMessage()));
        LOG.atWarn()
                .addKeyValue("stream", stream.name())
                .addKeyValue("attempt", delivery.attempts())
                .addKeyValue("error", failure)
                .log("An object could not be written and will be tried again");
        retryUnlessRevoked(delivery, objectBackoff, objectBackoff.longest(), now);
    }

    private void answered(Delivery delivery, Destination.HttpEndpoint endpoint, HttpOutcome outcome, Instant now) {
        observer.attempted(
                Target.HTTP_ENDPOINT,
                delivery.segment().bytes(),
                delivery.segment().records());
        if (!(outcome instanceof HttpOutcome.Refused refused)) {
            delivered(delivery, now);
            return;
        }
        observer.failed(Target.HTTP_ENDPOINT, refused.code(), refused.message());
        LOG.atWarn()
                .addKeyValue("stream", stream.name())
                .addKeyValue("attempt", delivery.attempts())
                .addKeyValue("errorCode", refused.code())
                .log("A request was not accepted");
        if (refused.isPermanent()) {
            // AWS neither repeats such a request nor writes its records to the errors.
            observer.discarded(Target.HTTP_ENDPOINT, delivery.segment().records());
            finish(delivery);
        } else if (delivery.waited().compareTo(endpoint.retryDuration()) >= 0) {
            Failure failure =
                    new Failure(refused.code(), refused.message(), delivery.attempts(), now.toEpochMilli(), null);
            delivery.divert(Lane.errors(ErrorOutputType.HTTP_ENDPOINT_FAILED), failure, now);
            submit(delivery);
        } else {
            Duration left = endpoint.retryDuration().minus(delivery.waited());
            retryUnlessRevoked(delivery, requestBackoff, left, now);
        }
    }

    private void retryUnlessRevoked(Delivery delivery, Backoff backoff, Duration longest, Instant now) {
        if (delivery.segment().span().isRevoked()) {
            finish(delivery);
        } else {
            Duration pause = backoff.after(delivery.attempts());
            delivery.retryAfter(pause.compareTo(longest) < 0 ? pause : longest, now);
        }
    }

    private void finish(Delivery delivery) {
        if (pending.remove(delivery)) {
            delivery.segment().release();
        }
    }

    private Target target(Lane lane) {
        return switch (lane.kind()) {
            case DELIVERY -> rules.isHttp(lane) ? Target.HTTP_ENDPOINT : Target.S3;
            case SOURCE_BACKUP -> Target.S3_BACKUP;
            case ERRORS -> Target.S3_ERRORS;
        };
    }
}
