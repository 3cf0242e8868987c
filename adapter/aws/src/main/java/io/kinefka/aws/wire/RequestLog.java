package io.kinefka.aws.wire;

/** Told of every answered request, for metrics. Called once per request, on whichever thread completed it. */
@FunctionalInterface
public interface RequestLog {

    /**
     * One request was answered.
     *
     * @param service the service's name, or {@code unknown}
     * @param operation the operation's name, or {@code unknown}
     * @param errorCode AWS's error code, or an empty text for success
     * @param nanos the time from arrival to answer, in nanoseconds
     */
    void answered(String service, String operation, String errorCode, long nanos);
}
