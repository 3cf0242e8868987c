package io.kinefka.aws.wire;

import io.kinefka.aws.model.ErrorTypes;
import io.kinefka.aws.model.QueryProtocol;
import org.jspecify.annotations.Nullable;

/**
 * What a request is meant for.
 *
 * @param service the service's name, or {@code unknown}
 * @param operation the operation's name as AWS knows it, or {@code unknown}
 * @param wired the operation; null when it is not built
 * @param errorTypes set where the service writes the types of errors in full
 * @param bodyChecksums whether answers carry the CRC-32 of their body
 * @param query set where the service speaks the Query protocol
 */
record Route(
        String service,
        String operation,
        @Nullable WiredOperation wired,
        @Nullable ErrorTypes errorTypes,
        boolean bodyChecksums,
        @Nullable QueryProtocol query) {
    static final Route UNKNOWN = new Route("unknown", "unknown", null, null, false, null);
}
