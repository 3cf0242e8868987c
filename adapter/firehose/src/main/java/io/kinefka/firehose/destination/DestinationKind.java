package io.kinefka.firehose.destination;

import io.kinefka.delivery.config.InvalidDeliveryConfigException;

/** The kinds of destination that the API has. */
public enum DestinationKind {
    /** With fewer settings than {@link #EXTENDED_S3}, and otherwise the same. */
    S3("S3"),
    EXTENDED_S3("ExtendedS3"),
    HTTP_ENDPOINT("HttpEndpoint"),
    REDSHIFT("Redshift"),
    ELASTICSEARCH("Elasticsearch"),
    OPENSEARCH("Amazonopensearchservice"),
    OPENSEARCH_SERVERLESS("AmazonOpenSearchServerless"),
    SPLUNK("Splunk"),
    SNOWFLAKE("Snowflake"),
    ICEBERG("Iceberg");

    private final String awsName;

    DestinationKind(String awsName) {
        this.awsName = awsName;
    }

    /** The kind of which a destination is stored and shown. */
    DestinationKind stored() {
        return switch (this) {
            case S3, EXTENDED_S3 -> EXTENDED_S3;
            case HTTP_ENDPOINT -> HTTP_ENDPOINT;
            case REDSHIFT, ELASTICSEARCH, OPENSEARCH, OPENSEARCH_SERVERLESS, SPLUNK, SNOWFLAKE, ICEBERG ->
                throw new InvalidDeliveryConfigException("Destinations of the type " + awsName
                        + " are not supported; ExtendedS3, S3 and HttpEndpoint are.");
        };
    }

    /** The member of a description that describes a destination of this kind. */
    String description() {
        return awsName + "DestinationDescription";
    }
}
