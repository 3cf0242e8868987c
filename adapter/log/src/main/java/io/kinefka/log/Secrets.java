package io.kinefka.log;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.mapping.CatalogKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Random keys kept in the catalog, so that any gateway understands what another one has sealed. */
public final class Secrets {
    private static final String KIND = "secret";
    private static final int BYTES = 32;

    private final Catalog catalog;
    private final SecureRandom random;

    Secrets(Catalog catalog, SecureRandom random) {
        this.catalog = catalog;
        this.random = random;
    }

    /** The 32 bytes of that name, made when they are first asked for. */
    public CompletionStage<byte[]> secret(String name) {
        var key = new CatalogKey(KIND, name);
        return catalog.change(state -> state.document(key)
                .map(known -> new Outcome<>(List.<CatalogWrite>of(), known))
                .orElseGet(() -> {
                    byte[] made = new byte[BYTES];
                    random.nextBytes(made);
                    return new Outcome<>(List.of(new CatalogWrite(key, made)), made);
                }));
    }
}
