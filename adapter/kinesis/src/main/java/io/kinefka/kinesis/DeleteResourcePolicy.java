package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.policy.ResourcePolicies;
import java.util.concurrent.CompletionStage;

/** Takes the policy of a stream or a consumer away. */
final class DeleteResourcePolicy implements Operation<DeleteResourcePolicy.Input, Void> {
    private final Resources resources;
    private final ResourcePolicies policies;

    record Input(String resourceARN) {}

    DeleteResourcePolicy(Resources resources, ResourcePolicies policies) {
        this.resources = resources;
        this.policies = policies;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var resource = resources.find(input.resourceARN());
        return KinesisErrors.translated(
                policies.remove(resource.policyOwner(), state -> requirePolicy(resource, input, state)));
    }

    private void requirePolicy(ResourceReference resource, Input input, CatalogSnapshot state) {
        resources.requireActive(resource, state);
        if (state.document(resource.policyOwner().key()).isEmpty()) {
            throw AwsException.client(
                    "ResourceNotFoundException", "No resource policy found for resource ARN " + input.resourceARN());
        }
    }
}
