package io.kinefka.aws.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service as AWS describes it.
 *
 * @param name the service's signing name, for example {@code kinesis}
 * @param targetPrefix what precedes the operation in {@code X-Amz-Target}, for example {@code Kinesis_20131202};
 *     empty where the service is not called that way
 * @param query set where the service speaks the Query protocol too
 * @param errorTypes set where the service writes the types of errors in full
 * @param bodyChecksums whether answers carry the CRC-32 of their body
 * @param operations the operations by name
 */
public record ServiceModel(
        String name,
        String targetPrefix,
        @Nullable QueryProtocol query,
        @Nullable ErrorTypes errorTypes,
        boolean bodyChecksums,
        Map<String, OperationModel> operations) {

    /** Returns the operation of that name, exactly as AWS spells it. */
    public Optional<OperationModel> operation(String operationName) {
        return Optional.ofNullable(operations.get(operationName));
    }
}
