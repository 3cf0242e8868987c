package io.kinefka.clients.matrix;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.matrix.Client.Encoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Runs clients against endpoints, a few at once. */
final class Matrix {
    private static final int AT_ONCE = 4;

    /** What makes the AWS SDKs for Java write JSON, in all of this process. */
    private static final Map<String, String> JSON_SWITCHES =
            Map.of("aws.cborEnabled", "false", "com.amazonaws.sdk.disableCbor", "true");

    private final List<Run> runs = new ArrayList<>();
    private final List<Endpoint> endpoints;

    private Matrix(List<Client> clients, List<Endpoint> endpoints) {
        clients.forEach(client -> runs.add(new Run(client, "matrix-" + runs.size(), new TreeMap<>())));
        this.endpoints = endpoints;
    }

    /** Returns a row for each client, in their order. */
    static List<Row> run(List<Client> clients, List<Endpoint> endpoints) {
        var matrix = new Matrix(clients, endpoints);
        Predicate<Client> needsSwitches = client -> client instanceof JavaClient && client.encoding() == Encoding.JSON;
        JSON_SWITCHES.forEach(System::setProperty);
        try {
            matrix.run(needsSwitches);
        } finally {
            JSON_SWITCHES.keySet().forEach(System::clearProperty);
        }
        matrix.run(needsSwitches.negate());
        return matrix.runs.stream().map(Run::row).toList();
    }

    private void run(Predicate<Client> chosen) {
        // The last in the list take longest.
        var order = new ArrayList<>(
                runs.stream().filter(run -> chosen.test(run.client)).toList());
        Collections.reverse(order);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            order.forEach(run -> run.begin(endpoints, threads));
            order.forEach(Run::row);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Run(Client client, String stream, Map<String, CompletableFuture<List<Outcome>>> outcomes) {
        void begin(List<Endpoint> endpoints, ExecutorService threads) {
            endpoints.stream()
                    .filter(endpoint -> endpoint.isSecure() || !client.needsTls())
                    .forEach(endpoint -> outcomes.put(
                            endpoint.uri().getScheme(),
                            CompletableFuture.supplyAsync(() -> against(endpoint), threads)));
        }

        private List<Outcome> against(Endpoint endpoint) {
            try {
                return client.run(endpoint, stream + "-" + endpoint.uri().getScheme());
            } catch (Exception | AssertionError e) {
                return List.of(new Outcome(Capability.PUT_AND_GET, e.toString()));
            }
        }

        /** Waits for what has begun. */
        Row row() {
            var shown = new TreeMap<String, List<Outcome>>();
            outcomes.forEach((scheme, future) -> shown.put(scheme, future.join()));
            return new Row(client, shown);
        }
    }
}
