package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An operation that is not for applications in SQL. Sources: AWS API reference, "This action is not supported for ... SQL applications" of several
 * operations, and the errors that the service model declares for each.
 */
final class RefusedOperation implements Operation<RefusedOperation.Input, RefusedOperation.Output> {
    private final AnalyticsApplications applications;
    private final Supplier<AwsException> refusal;

    record Input(String applicationName) {}

    record Output() {}

    private RefusedOperation(AnalyticsApplications applications, String what, Function<String, AwsException> refusal) {
        this.applications = applications;
        this.refusal =
                () -> refusal.apply(what + " not supported for applications of the runtime environment SQL-1_0.");
    }

    /** Refused with UnsupportedOperationException. */
    static RefusedOperation unsupported(AnalyticsApplications applications, String what) {
        return new RefusedOperation(applications, what, AnalyticsErrors::unsupported);
    }

    /** Refused with InvalidArgumentException, since the operation has no error that says more. */
    static RefusedOperation invalid(AnalyticsApplications applications, String what) {
        return new RefusedOperation(applications, what, AnalyticsErrors::invalidArgument);
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var unused = ApplicationReference.find(applications, context, input.applicationName());
        return CompletableFuture.failedFuture(refusal.get());
    }
}
