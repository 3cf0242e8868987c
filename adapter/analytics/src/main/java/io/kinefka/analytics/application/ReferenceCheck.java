package io.kinefka.analytics.application;

import io.kinefka.analytics.application.ApplicationConfiguration.Reference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds out whether the objects of an application's reference tables are there. */
final class ReferenceCheck {
    private final StoredObjects objects;

    ReferenceCheck(StoredObjects objects) {
        this.objects = objects;
    }

    /** Completes with the same configuration, unless it cannot run. */
    CompletionStage<ApplicationConfiguration> checked(ApplicationConfiguration configuration) {
        CompletionStage<ApplicationConfiguration> checked = CompletableFuture.completedStage(configuration);
        for (Reference reference : configuration.references()) {
            checked = checked.thenCombine(required(reference), (same, there) -> same);
        }
        return checked;
    }

    private CompletionStage<Reference> required(Reference reference) {
        return objects.read(reference.bucketArn(), reference.key(), 1)
                .handle((found, failure) -> failure == null && found.isPresent())
                .thenApply(there -> {
                    if (!there) {
                        throw AnalyticsErrors.invalidToRun("The object " + reference.key() + " of "
                                + reference.bucketArn() + ", which holds the reference table " + reference.tableName()
                                + ", cannot be read.");
                    }
                    return reference;
                });
    }
}
