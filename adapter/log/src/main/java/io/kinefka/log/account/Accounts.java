package io.kinefka.log.account;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.mapping.CatalogKey;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** The settings of accounts, per region: found without waiting, changed through the catalog. */
public final class Accounts {
    private static final String KIND = "account";

    private final Catalog catalog;

    public Accounts(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The account's commitment to a minimum of throughput. */
    public ThroughputCommitment commitment(String accountId, String region) {
        return commitment(catalog.snapshot(), accountId, region);
    }

    /** As {@link #commitment(String, String)}, as of that state. */
    public ThroughputCommitment commitment(CatalogSnapshot state, String accountId, String region) {
        return state.document(key(accountId, region))
                .map(ThroughputCommitmentFormat::decode)
                .orElse(ThroughputCommitment.NONE);
    }

    /** Changes the account's commitment; given the newest one, {@code change} returns the new one. */
    public CompletionStage<ThroughputCommitment> commit(
            String accountId, String region, UnaryOperator<ThroughputCommitment> change) {
        return catalog.change(state -> {
            var known = commitment(state, accountId, region);
            var changed = change.apply(known);
            List<CatalogWrite> writes = changed.equals(known)
                    ? List.of()
                    : List.of(new CatalogWrite(key(accountId, region), ThroughputCommitmentFormat.encode(changed)));
            return new Outcome<>(writes, changed);
        });
    }

    private static CatalogKey key(String accountId, String region) {
        return new CatalogKey(KIND, accountId + "/" + region);
    }
}
