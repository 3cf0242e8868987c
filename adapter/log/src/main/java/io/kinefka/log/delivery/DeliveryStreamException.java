package io.kinefka.log.delivery;

/** A request about a delivery stream that is refused, told in the log's words; the service translates it into AWS's. */
public final class DeliveryStreamException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** No such delivery stream, or not the one that was meant. */
        NOT_FOUND,
        /** The name is taken, by whatever state of delivery stream. */
        EXISTS,
        /** It is not in the state that the change needs; the message is its state. */
        NOT_ACTIVE
    }

    private final Reason reason;
    private final DeliveryStreamId id;

    private DeliveryStreamException(Reason reason, DeliveryStreamId id, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.id = id;
    }

    /** There is no such delivery stream. */
    public static DeliveryStreamException notFound(DeliveryStreamId id) {
        return new DeliveryStreamException(Reason.NOT_FOUND, id, "No delivery stream " + id);
    }

    /** There is such a delivery stream already. */
    public static DeliveryStreamException exists(DeliveryStreamId id) {
        return new DeliveryStreamException(Reason.EXISTS, id, "Delivery stream exists: " + id);
    }

    /** It is not active but in another state. */
    public static DeliveryStreamException notActive(DeliveryStream stream) {
        return new DeliveryStreamException(
                Reason.NOT_ACTIVE, stream.id(), stream.status().name());
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Which delivery stream was meant. */
    public DeliveryStreamId id() {
        return id;
    }
}
