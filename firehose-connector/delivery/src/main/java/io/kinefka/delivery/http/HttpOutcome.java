package io.kinefka.delivery.http;

/** What has become of a request to an HTTP endpoint. */
public sealed interface HttpOutcome {

    record Accepted() implements HttpOutcome {}

    /**
     * Not accepted.
     *
     * @param code AWS's, for example HttpEndpoint.DestinationException
     * @param isPermanent whether the same records will never be accepted
     */
    record Refused(String code, String message, boolean isPermanent) implements HttpOutcome {}
}
