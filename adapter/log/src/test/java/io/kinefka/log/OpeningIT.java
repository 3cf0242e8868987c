package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.encryption.KeyService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** A gateway starts although Kafka takes longer than a request may. */
class OpeningIT {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration BEYOND = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static KafkaLog open(String bootstrapServers) {
        try {
            return KafkaLog.open(Brokers.settings(bootstrapServers, DEADLINE), KeyService.NONE, Clock.systemUTC());
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aLogIsOpenedOnceKafkaAnswers() throws Exception {
        try (var gate = new Gate(Brokers.bootstrapServers())) {
            var opening = CompletableFuture.supplyAsync(() -> open(gate.bootstrapServers()));

            assertThat(opening).failsWithin(BEYOND).withThrowableOfType(TimeoutException.class);
            gate.open();

            assertThat(opening).succeedsWithin(PATIENCE);
            opening.join().close();
        }
    }

    @Test
    void aSecretIsMadeOnceTheCatalogCanBeChanged() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()));
                var log = open(Brokers.bootstrapServers())) {
            limitCatalog(admin, AlterConfigOp.OpType.SET);
            CompletableFuture<byte[]> secret;
            try {
                // The broker goes by the limit a moment later.
                secret = await().atMost(PATIENCE).until(() -> asked(log), asked -> !asked.isDone());
            } finally {
                limitCatalog(admin, AlterConfigOp.OpType.DELETE);
            }

            assertThat(secret).succeedsWithin(PATIENCE);
        }
    }

    /** A secret that was asked for, and maybe given meanwhile; what it fails with is thrown. */
    private static CompletableFuture<byte[]> asked(KafkaLog log) throws Exception {
        var secret = log.secrets().secret(UUID.randomUUID().toString()).toCompletableFuture();
        try {
            var unused = secret.get(BEYOND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // That is what is waited for.
        }
        return secret;
    }

    /** Leaves room for the ends of transactions only, or for all again. */
    private static void limitCatalog(Admin admin, AlterConfigOp.OpType operation) throws Exception {
        var catalog = new ConfigResource(ConfigResource.Type.TOPIC, "__kinefka_catalog");
        var limit = new ConfigEntry("max.message.bytes", "120");
        admin.incrementalAlterConfigs(Map.of(catalog, List.of(new AlterConfigOp(limit, operation))))
                .all()
                .get();
    }
}
