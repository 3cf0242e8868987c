package io.kinefka.delivery.s3;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in S3 or in something that speaks its API. Each is created on the condition that there is none yet. */
public final class S3ObjectStore implements ObjectStore {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    /** An empty object has no first byte. */
    private static final int NO_SUCH_RANGE = 416;

    private final S3Client s3;

    S3ObjectStore(S3Client s3) {
        this.s3 = s3;
    }

    /** Connects to S3. Nothing is retried here: the engine does, and counts. */
    public static S3ObjectStore connect(S3Access access) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(access.region()))
                .credentialsProvider(access.credentials())
                .forcePathStyle(access.pathStyle())
                // Others' servers often do not know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(access.connectionsMax())
                        .socketTimeout(access.requestTimeout()))
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(access.requestTimeout()));
        if (access.endpoint() != null) {
            builder.endpointOverride(access.endpoint());
        }
        return new S3ObjectStore(builder.build());
    }

    @Override
    public Outcome create(NewObject object) throws IOException {
        try (S3Upload upload = new S3Upload(s3, object)) {
            object.content().writeTo(upload);
            upload.complete();
            return Outcome.CREATED;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return compare(object);
            }
            throw new IOException(e.getMessage(), e);
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** An earlier attempt may have succeeded although its reply was lost. */
    private Outcome compare(NewObject object) throws IOException {
        try {
            Map<String, String> found = s3.headObject(
                            head -> head.bucket(object.bucket()).key(object.key()))
                    .metadata();
            return found.equals(object.metadata()) ? Outcome.ALREADY_THERE : Outcome.TAKEN;
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * The beginning of an object, or all of it if it is not longer; empty if there is no such object.
     *
     * @param bytesMax how much to read at most
     * @throws IOException if it cannot be read
     */
    public Optional<byte[]> read(String bucket, String key, int bytesMax) throws IOException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).range("bytes=0-" + (bytesMax - 1)))
                            .asByteArrayUnsafe());
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case NOT_FOUND -> Optional.empty();
                case NO_SUCH_RANGE -> Optional.of(new byte[0]);
                default -> throw new IOException(e.getMessage(), e);
            };
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
