package io.kinefka.log.analytics;

/** A request about an application that is refused, told in the log's words; the service translates it into AWS's. */
public final class ApplicationException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** No such application, or not the one that was meant. */
        NOT_FOUND,
        /** The name is taken. */
        EXISTS
    }

    private final Reason reason;
    private final ApplicationId id;

    private ApplicationException(Reason reason, ApplicationId id, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.id = id;
    }

    /** There is no such application. */
    public static ApplicationException notFound(ApplicationId id) {
        return new ApplicationException(Reason.NOT_FOUND, id, "No application " + id);
    }

    /** There is such an application already. */
    public static ApplicationException exists(ApplicationId id) {
        return new ApplicationException(Reason.EXISTS, id, "Application exists: " + id);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Which application was meant. */
    public ApplicationId id() {
        return id;
    }
}
