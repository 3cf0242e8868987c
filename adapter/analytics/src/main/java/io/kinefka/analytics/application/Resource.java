package io.kinefka.analytics.application;

/**
 * What an application reads from or writes to.
 *
 * @param kind of the resource
 * @param arn its ARN
 */
public record Resource(Kind kind, String arn) {

    /** The kinds of resource that an application can be connected with. */
    public enum Kind {
        STREAM,
        DELIVERY_STREAM,
        FUNCTION
    }
}
