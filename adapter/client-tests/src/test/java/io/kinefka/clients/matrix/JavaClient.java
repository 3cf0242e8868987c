package io.kinefka.clients.matrix;

import io.kinefka.clients.Endpoint;
import java.util.List;
import java.util.function.Function;

/** A client that runs in this process. */
record JavaClient(String name, String http, Encoding encoding, Function<Endpoint, KinesisCalls> open)
        implements Client {

    @Override
    public List<Outcome> run(Endpoint endpoint, String stream) {
        try (var kinesis = open.apply(endpoint)) {
            return Scenario.run(kinesis, stream);
        }
    }
}
