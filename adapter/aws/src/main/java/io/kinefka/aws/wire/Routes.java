package io.kinefka.aws.wire;

import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.OperationModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every operation of every service by its target: the only thing that requests are routed by. */
final class Routes {
    private final Map<String, Route> byTarget = new HashMap<>();

    Routes(List<Service> services) {
        services.forEach(this::add);
    }

    Route find(WireRequest request) {
        return byTarget.getOrDefault(request.headers().getOrDefault("x-amz-target", ""), Route.UNKNOWN);
    }

    private void add(Service service) {
        for (OperationModel model : service.model().operations().values()) {
            Operation<?, ?> operation = service.operations().get(model.name());
            WiredOperation wired = operation == null ? null : new WiredOperation(model, operation, service.around());
            byTarget.put(
                    service.model().targetPrefix() + "." + model.name(),
                    new Route(service.model().name(), model.name(), wired));
        }
    }
}
