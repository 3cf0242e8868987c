package io.kinefka.aws.wire;

import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.OperationModel;
import io.kinefka.aws.model.QueryProtocol;
import io.kinefka.aws.model.ServiceModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every operation of every service by its target, or what means the same in other protocols; credentials never matter. */
final class Routes {
    private final Map<String, Route> byTarget = new HashMap<>();
    private final Map<String, Route> byVersion = new HashMap<>();
    private final Map<String, Route> byVersionAndAction = new HashMap<>();

    Routes(List<Service> services) {
        services.forEach(this::add);
    }

    Route find(WireRequest request, Dialect dialect) {
        return switch (dialect) {
            case QUERY -> inForm(request);
            case RPC_V2_CBOR -> byTarget.getOrDefault(RpcV2.target(request), Route.UNKNOWN);
            case JSON, JSON_1_0, CBOR, LEGACY_JSON, XML ->
                byTarget.getOrDefault(request.headers().getOrDefault("x-amz-target", ""), Route.UNKNOWN);
        };
    }

    private Route inForm(WireRequest request) {
        String version = String.valueOf(FormParameters.value(request, FormParameters.VERSION));
        String action = FormParameters.value(request, FormParameters.ACTION);
        return byVersionAndAction.getOrDefault(version + "." + action, byVersion.getOrDefault(version, Route.UNKNOWN));
    }

    private void add(Service service) {
        ServiceModel serviceModel = service.model();
        QueryProtocol query = serviceModel.query();
        if (query != null) {
            byVersion.put(query.version(), new Route(serviceModel.name(), "unknown", null, null, false, query));
        }
        for (OperationModel model : serviceModel.operations().values()) {
            Operation<?, ?> operation = service.operations().get(model.name());
            WiredOperation wired =
                    operation == null ? null : new WiredOperation(model, operation, service.around(), query);
            Route route = new Route(
                    serviceModel.name(),
                    model.name(),
                    wired,
                    serviceModel.errorTypes(),
                    serviceModel.bodyChecksums(),
                    query);
            if (!serviceModel.targetPrefix().isEmpty()) {
                byTarget.put(serviceModel.targetPrefix() + "." + model.name(), route);
            }
            if (query != null) {
                byVersionAndAction.put(query.version() + "." + model.name(), route);
            }
        }
    }
}
