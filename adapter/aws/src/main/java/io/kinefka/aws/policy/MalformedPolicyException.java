package io.kinefka.aws.policy;

/** A text that is no policy for the resource; the message tells its author why. */
public final class MalformedPolicyException extends RuntimeException {

    MalformedPolicyException(String message) {
        super(message, null, false, false);
    }
}
