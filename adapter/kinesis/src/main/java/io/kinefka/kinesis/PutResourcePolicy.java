package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.policy.MalformedPolicyException;
import io.kinefka.aws.policy.ResourcePolicyRules;
import io.kinefka.log.policy.ResourcePolicies;
import java.util.concurrent.CompletionStage;

/** Gives a stream or a consumer a policy, in place of the one it may have. */
final class PutResourcePolicy implements Operation<PutResourcePolicy.Input, Void> {
    private static final String ACTIONS = "kinesis:";

    private final Resources resources;
    private final ResourcePolicies policies;

    record Input(String resourceARN, String policy) {}

    PutResourcePolicy(Resources resources, ResourcePolicies policies) {
        this.resources = resources;
        this.policies = policies;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var resource = resources.find(input.resourceARN());
        try {
            new ResourcePolicyRules(ACTIONS, input.resourceARN()).require(input.policy());
        } catch (MalformedPolicyException e) {
            throw KinesisErrors.invalidArgument(String.valueOf(e.getMessage()));
        }
        return KinesisErrors.translated(policies.put(
                resource.policyOwner(), input.policy(), state -> resources.requireActive(resource, state)));
    }
}
