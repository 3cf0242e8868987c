package io.kinefka.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.s3.LocalS3.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3IT {
    @TempDir
    private Path directory;

    @Test
    void keepsObjectsAsFilesOverRestarts() throws Exception {
        Path buckets = directory.resolve("buckets");
        try (LocalS3 s3 = LocalS3.start(buckets, 0, null);
                S3Client client = client(s3.endpoint(), "any", "any")) {
            s3.createBucket("deliveries");
            s3.createBucket("deliveries");
            var unused = client.putObject(
                    put -> put.bucket("deliveries").key("2026/01/object"), RequestBody.fromString("content"));
        }

        try (LocalS3 s3 = LocalS3.start(buckets, 0, null);
                S3Client client = client(s3.endpoint(), "any", "any")) {
            assertThat(client.getObjectAsBytes(get -> get.bucket("deliveries").key("2026/01/object"))
                            .asString(UTF_8))
                    .isEqualTo("content");
        }
        assertThat(Files.readString(buckets.resolve("deliveries/2026/01/object")))
                .isEqualTo("content");
    }

    @Test
    void letsOnlyThoseInWhoHaveTheCredentials() {
        try (LocalS3 s3 = LocalS3.start(directory, 0, new Credentials("key", "secret"));
                S3Client owner = client(s3.endpoint(), "key", "secret");
                S3Client other = client(s3.endpoint(), "key", "guessed")) {
            var unused = owner.createBucket(create -> create.bucket("mine"));

            assertThat(owner.listBuckets().buckets()).hasSize(1);
            assertThatThrownBy(other::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void letsOneOfManyMakeAnObjectThatMustBeNew() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (LocalS3 s3 = LocalS3.start(directory, 0, null);
                S3Client client = client(s3.endpoint(), "any", "any")) {
            s3.createBucket("deliveries");
            List<Future<Boolean>> attempts = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> isMade(client, "object" + i / 4)))
                    .toList();

            int made = 0;
            for (Future<Boolean> attempt : attempts) {
                made += attempt.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(10);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        try (LocalS3 first = LocalS3.start(directory, 0, null)) {
            int port = first.endpoint().getPort();

            assertThatThrownBy(() -> LocalS3.start(directory, port, null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    private static boolean isMade(S3Client client, String key) {
        try {
            var unused = client.putObject(
                    put -> put.bucket("deliveries").key(key).ifNoneMatch("*"), RequestBody.fromString("content"));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(412);
            return false;
        }
    }

    private static S3Client client(URI endpoint, String key, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }
}
