package io.kinefka.delivery.config;

/** How an object is compressed, with the extension that AWS gives it. Source: AWS API reference, CompressionFormat. */
public enum CompressionFormat {
    UNCOMPRESSED("UNCOMPRESSED", ""),
    GZIP("GZIP", ".gz"),
    ZIP("ZIP", ".zip"),
    SNAPPY("Snappy", ".snappy"),
    HADOOP_SNAPPY("HADOOP_SNAPPY", ".hsnappy");

    private final String awsName;
    private final String extension;

    CompressionFormat(String awsName, String extension) {
        this.awsName = awsName;
        this.extension = extension;
    }

    /**
     * The format of a name in the API.
     *
     * @throws InvalidDeliveryConfigException if there is none
     */
    public static CompressionFormat of(String awsName) {
        for (CompressionFormat format : values()) {
            if (format.awsName.equals(awsName)) {
                return format;
            }
        }
        throw new InvalidDeliveryConfigException(
                "CompressionFormat must be one of UNCOMPRESSED, GZIP, ZIP, Snappy, " + "HADOOP_SNAPPY.");
    }

    /** As the API spells it. */
    public String awsName() {
        return awsName;
    }

    /** With its dot, or empty. */
    public String extension() {
        return extension;
    }
}
