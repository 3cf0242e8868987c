package io.kinefka.companions;

import io.kinefka.aws.AwsException;

/** The errors of CloudWatch, in AWS's words. */
final class CloudWatchErrors {

    private CloudWatchErrors() {}

    static AwsException invalidValue(String message) {
        return AwsException.client("InvalidParameterValueException", message);
    }

    static AwsException invalidValue(Object value, String parameter) {
        return invalidValue("The value " + value + " for parameter " + parameter + " is invalid.");
    }

    static AwsException missing(String message) {
        return AwsException.client("MissingRequiredParameterException", message);
    }

    static AwsException combination(String message) {
        return AwsException.client("InvalidParameterCombinationException", message);
    }

    static AwsException validation(String message) {
        return AwsException.client("ValidationException", message);
    }

    static AwsException invalidToken() {
        return AwsException.client("InvalidNextToken", "The next token specified is invalid.");
    }

    /** There is no room for more metrics in this minute. */
    static AwsException throttled() {
        return AwsException.client("ThrottlingException", "Rate exceeded");
    }
}
