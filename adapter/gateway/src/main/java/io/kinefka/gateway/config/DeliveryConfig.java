package io.kinefka.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How delivery streams behave.
 *
 * @param partitions how many the topic of a new delivery stream has to which records are put directly
 * @param directory for records that wait for their object
 * @param memoryBytesMax of records that wait in memory
 * @param filesBytesMax of records that wait in files
 * @param uploadsMax objects at one time
 * @param s3 where objects go
 * @param lambdaEndpoint where functions are invoked, if not on AWS
 */
public record DeliveryConfig(
        int partitions,
        Optional<Path> directory,
        long memoryBytesMax,
        long filesBytesMax,
        int uploadsMax,
        S3Config s3,
        Optional<URI> lambdaEndpoint) {

    public DeliveryConfig {
        Checks.between(Keys.DELIVERY_PARTITIONS, partitions, 1, 10_000);
        Checks.between(Keys.DELIVERY_MEMORY_BYTES_MAX, memoryBytesMax, 1, Long.MAX_VALUE);
        Checks.between(Keys.DELIVERY_FILES_BYTES_MAX, filesBytesMax, 1, Long.MAX_VALUE);
        Checks.between(Keys.DELIVERY_UPLOADS_MAX, uploadsMax, 1, 1000);
    }
}
