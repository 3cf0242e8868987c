package io.kinefka.gateway;

import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.KeyStoreWatch;
import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.gateway.config.GatewayConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys that streams may be encrypted with.
 *
 * @param service answers from memory
 * @param closing ends what follows the key store
 */
record StreamKeys(KeyService service, Runnable closing) implements AutoCloseable {
    private static final String DEFAULT_FILE = "keystore.json";
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    /**
     * Opens the key store. Beside an embedded broker there always is one. In front of a cluster all gateways need the
     * same one, so none is made up there.
     */
    static StreamKeys open(GatewayConfig config) {
        return file(config)
                .map(file -> follow(
                        config.kafka().embedded()
                                ? LocalKeyStore.openOrCreate(file, Clock.systemUTC())
                                : LocalKeyStore.open(file)))
                .orElse(new StreamKeys(KeyService.NONE, () -> {}));
    }

    private static Optional<Path> file(GatewayConfig config) {
        return config.keystore()
                .or(() -> config.kafka().embedded()
                        ? Optional.of(config.data().resolve(DEFAULT_FILE))
                        : Optional.empty());
    }

    private static StreamKeys follow(LocalKeyStore store) {
        return new StreamKeys(store, KeyStoreWatch.start(store, LOOK_INTERVAL)::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
