package io.kinefka.delivery.testing;

import io.kinefka.delivery.s3.S3Access;
import io.kinefka.delivery.s3.S3ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process, whose objects are files, with a bucket and with faults on demand. */
public final class LocalS3 implements AutoCloseable {
    public static final String BUCKET = "deliveries";
    static final String KEY = "local";
    static final String SECRET = "local-secret";

    /** By which processes find the credentials for it, and for {@link LambdaHost}. */
    public static final Map<String, String> ENVIRONMENT =
            Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET);

    private final S3Proxy server;
    private final FaultyStore store;
    private final S3Client client;

    private LocalS3(S3Proxy server, FaultyStore store) {
        this.server = server;
        this.store = store;
        client = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    public static LocalS3 start(Path directory) {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", directory.toString());
        FaultyStore store = new FaultyStore(BlobStores.create("filesystem-nio2", properties));
        var unused = store.createContainer(BUCKET);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .stopTimeout(0)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new LocalS3(server, store);
    }

    public FaultyStore store() {
        return store;
    }

    /** Another client of it, for an engine. */
    public S3ObjectStore connect(Duration requestTimeout) {
        return connect(endpoint(), requestTimeout);
    }

    /** A client of one that runs in another process. */
    public static S3ObjectStore connect(URI endpoint, Duration requestTimeout) {
        return S3ObjectStore.connect(new S3Access(endpoint, "us-east-1", true, credentials(), requestTimeout, 16));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Of the objects that are complete; a listing would show those that are being written, too. */
    public List<String> keys() {
        return store.versions().keySet().stream()
                .filter(key -> !key.startsWith(".s3proxy"))
                .sorted()
                .toList();
    }

    public byte[] read(String key) {
        return client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asByteArray();
    }

    public void put(String key, String text) {
        var unused = client.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET));
    }
}
