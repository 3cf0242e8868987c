package io.kinefka.delivery.lambda;

/** An invocation has failed as a whole. */
public final class LambdaException extends Exception {
    private final Reason reason;

    /**
     * Why. Names and texts are those of AWS's developer guide (data transformation errors, monitoring with CloudWatch
     * Logs) as far as it has them.
     */
    public enum Reason {
        INVOKE_ACCESS_DENIED(
                "Lambda.InvokeAccessDenied",
                "Access was denied. Ensure that the access policy for the"
                        + " specified IAM role allows the Lambda function to be invoked."),
        RESOURCE_NOT_FOUND(
                "Lambda.ResourceNotFound",
                "The specified Lambda function does not exist. Use a different" + " function that does exist."),
        INVOKE_LIMIT_EXCEEDED(
                "Lambda.InvokeLimitExceeded",
                "The Lambda concurrent execution limit is exceeded." + " Increase the concurrent execution limit."),
        FUNCTION_ERROR(
                "Lambda.FunctionError",
                "The Lambda function was successfully invoked but it returned an error" + " result."),
        FUNCTION_TIMED_OUT(
                "Lambda.FunctionTimedOut",
                "The Lambda function timed out. Increase the Timeout setting in" + " the Lambda function."),
        JSON_PROCESSING(
                "Lambda.JsonProcessingException",
                "There was an error parsing returned records from the Lambda"
                        + " function. Ensure that the returned records follow the status model required by Amazon Data"
                        + " Firehose."),
        REQUEST_TOO_LARGE("Lambda.RequestTooLarge", "The request to the Lambda function is larger than 6 MB."),
        SERVICE_FAILURE("Lambda.ServiceException", "The Lambda service could not be reached or has failed.");

        private final String code;
        private final String message;

        Reason(String code, String message) {
            this.code = code;
            this.message = message;
        }

        public String code() {
            return code;
        }

        public String message() {
            return message;
        }

        /** Whether another attempt may do better with the same records. */
        public boolean isRetriable() {
            return this != REQUEST_TOO_LARGE && this != JSON_PROCESSING;
        }
    }

    public LambdaException(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
