package io.kinefka.delivery.name;

/** Why a record is among the errors. Source: AWS developer guide, custom prefixes for S3 objects. */
public enum ErrorOutputType {
    PROCESSING_FAILED("processing-failed"),
    HTTP_ENDPOINT_FAILED("http-endpoint-failed"),
    DECOMPRESSION_FAILED("decompression-failed");

    private final String awsName;

    ErrorOutputType(String awsName) {
        this.awsName = awsName;
    }

    /** As it appears in prefixes. */
    public String awsName() {
        return awsName;
    }
}
