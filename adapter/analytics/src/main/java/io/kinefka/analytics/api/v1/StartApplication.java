package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.PositionView;
import io.kinefka.analytics.application.StartingPosition;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Has an application run. */
final class StartApplication implements Operation<StartApplication.Input, StartApplication.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, List<InputConfiguration> inputConfigurations) {}

    record InputConfiguration(String id, PositionView inputStartingPositionConfiguration) {

        StartingPosition position() {
            return inputStartingPositionConfiguration.position();
        }
    }

    record Output() {}

    StartApplication(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        var positions = new HashMap<String, StartingPosition>();
        input.inputConfigurations().forEach(each -> positions.put(each.id(), each.position()));
        return changes.start(application, positions).thenApply(started -> new Output());
    }
}
