package io.kinefka.log.policy;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The policies that streams and consumers have: found without waiting, changed through the catalog. */
public final class ResourcePolicies {
    private final Catalog catalog;

    public ResourcePolicies(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The policy's text, as it was put. */
    public Optional<String> find(PolicyOwner owner) {
        return catalog.snapshot().document(owner.key()).map(PolicyFormat::decode);
    }

    /**
     * Gives an owner a policy in place of the one it may have.
     *
     * @param admission looks at the newest state and throws to refuse, as it must when there is no such owner
     */
    public CompletionStage<Void> put(PolicyOwner owner, String policy, Consumer<CatalogSnapshot> admission) {
        return change(new CatalogWrite(owner.key(), PolicyFormat.encode(policy)), admission);
    }

    /**
     * Takes an owner's policy away.
     *
     * @param admission looks at the newest state and throws to refuse
     */
    public CompletionStage<Void> remove(PolicyOwner owner, Consumer<CatalogSnapshot> admission) {
        return change(new CatalogWrite(owner.key(), null), admission);
    }

    private CompletionStage<Void> change(CatalogWrite write, Consumer<CatalogSnapshot> admission) {
        return catalog.change(state -> {
                    admission.accept(state);
                    return new Outcome<>(List.of(write), write);
                })
                .thenAccept(written -> {});
    }
}
