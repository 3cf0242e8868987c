package io.kinefka.aws;

import java.util.Map;

/** An error as AWS reports it: code, message and HTTP status. Carries no stack trace, for it is an answer and not a fault. */
public final class AwsException extends RuntimeException {
    private final String code;
    private final int status;
    private final Map<String, Object> members;

    private AwsException(String code, String message, int status, Map<String, Object> members) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.members = members;
    }

    /** An error that the caller can mend: HTTP status 400. */
    public static AwsException client(String code, String message) {
        return new AwsException(code, message, 400, Map.of());
    }

    /** A passing failure of the service, which every AWS client retries: HTTP status 503. */
    public static AwsException unavailable(String message) {
        return new AwsException("ServiceUnavailableException", message, 503, Map.of());
    }

    /** A failure that has no better name: HTTP status 500. Always a defect of ours. */
    public static AwsException internal() {
        return new AwsException(
                "InternalFailure", "The request processing has failed because of an unknown error.", 500, Map.of());
    }

    /** An error whose HTTP status is special, such as 403, 404 or 413. */
    public static AwsException withStatus(int status, String code, String message) {
        return new AwsException(code, message, status, Map.of());
    }

    /**
     * The same error with more than a message in its answer.
     *
     * @param members by AWS's names; texts, booleans, byte buffers, and lists and maps of these
     */
    public AwsException with(Map<String, Object> members) {
        return new AwsException(code, text(), status, Map.copyOf(members));
    }

    /** What the answer carries besides the message, by AWS's names. */
    public Map<String, Object> members() {
        return members;
    }

    /** AWS's name of the error, for example {@code ResourceNotFoundException}. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The text for the caller; empty where AWS sends none. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
