package io.kinefka.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/**
 * An S3 server in this process, whose buckets are directories and whose objects are files. It is there to try things out:
 * it listens on loopback only, and keeps neither versions nor tags.
 */
public final class LocalS3 implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalS3.class);

    private static final int CONFLICT = 409;

    private final S3Proxy server;
    private final BlobStore store;

    private LocalS3(S3Proxy server, BlobStore store) {
        this.server = server;
        this.store = store;
    }

    /** What requests must be signed with. */
    public record Credentials(String accessKeyId, String secretAccessKey) {

        @Override
        public String toString() {
            return "Credentials[accessKeyId=" + accessKeyId + ", secretAccessKey=***]";
        }
    }

    /**
     * Starts a server.
     *
     * @param directory for its buckets; made if it is not there
     * @param port 0 takes any free one
     * @param credentials null lets everybody in who is on this machine
     * @throws IllegalStateException if it does not start, for example because the port is taken
     * @throws UncheckedIOException if the directory cannot be made
     */
    public static LocalS3 start(Path directory, int port, @Nullable Credentials credentials) {
        BlobStore store = new ConditionalBlobStore(files(directory));
        S3Proxy.Builder builder = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .stopTimeout(0);
        S3Proxy server = (credentials == null
                        ? builder.awsAuthentication(AuthenticationType.NONE, "", "")
                        : builder.awsAuthentication(
                                AuthenticationType.AWS_V4, credentials.accessKeyId(), credentials.secretAccessKey()))
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server did not start on port " + port + ": " + e.getMessage(), e);
        }
        return new LocalS3(server, store);
    }

    /** Where clients find it; they must address buckets by path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Makes a bucket, unless it is there. */
    public void createBucket(String name) {
        try {
            var unused = store.createContainer(
                    CreateBucketRequest.builder().bucket(name).build());
        } catch (SdkServiceException e) {
            if (e.statusCode() != CONFLICT) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("The S3 server was not stopped");
        }
    }

    private static BlobStore files(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
        Properties properties = new Properties();
        // It lists nothing in a directory that is not absolute.
        properties.setProperty(
                "jclouds.filesystem.basedir",
                directory.toAbsolutePath().normalize().toString());
        return BlobStores.create("filesystem-nio2", properties);
    }
}
