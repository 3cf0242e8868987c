package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.policy.ResourcePolicies;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows the policy of a stream or a consumer. */
final class GetResourcePolicy implements Operation<GetResourcePolicy.Input, GetResourcePolicy.Output> {
    private static final String NONE = "{}";

    private final Resources resources;
    private final ResourcePolicies policies;

    record Input(String resourceARN) {}

    record Output(String policy) {}

    GetResourcePolicy(Resources resources, ResourcePolicies policies) {
        this.resources = resources;
        this.policies = policies;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var resource = resources.find(input.resourceARN());
        return CompletableFuture.completedFuture(
                new Output(policies.find(resource.policyOwner()).orElse(NONE)));
    }
}
