package io.kinefka.aws;

import io.kinefka.aws.model.ServiceModel;
import java.util.Map;

/**
 * A service that this program answers for.
 *
 * @param model what AWS says of it
 * @param operations the operations that are built, by name; any other operation is unknown to callers
 * @param around what happens around each of them
 */
public record Service(ServiceModel model, Map<String, Operation<?, ?>> operations, Around around) {

    public Service {
        operations = Map.copyOf(operations);
        operations.keySet().forEach(name -> {
            if (model.operation(name).isEmpty()) {
                throw new IllegalArgumentException("The model of " + model.name() + " has no operation " + name);
            }
        });
    }
}
