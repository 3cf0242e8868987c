package io.kinefka.clients.matrix;

import io.kinefka.clients.Endpoint;
import java.util.List;
import java.util.Optional;

/** One row of the matrix. */
interface Client {
    String name();

    /** The version of HTTP that it speaks unless it is told otherwise. */
    String http();

    Encoding encoding();

    /** Why it cannot run on this machine. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    default boolean needsTls() {
        return false;
    }

    /** Runs the scenario on a stream of that name; one outcome for everything that the client has. */
    List<Outcome> run(Endpoint endpoint, String stream) throws Exception;

    /** What requests are written in. */
    enum Encoding {
        CBOR,
        JSON
    }
}
