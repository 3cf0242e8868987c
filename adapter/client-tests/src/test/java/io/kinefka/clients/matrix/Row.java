package io.kinefka.clients.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a client showed, by the scheme of the endpoint. */
record Row(Client client, Map<String, List<Outcome>> outcomes) {

    /** A line of the table in Markdown. */
    String markdown() {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        client.name(),
                        client.http(),
                        client.encoding(),
                        String.join(", ", outcomes.keySet()),
                        Arrays.stream(Capability.values()).map(this::cell).collect(Collectors.joining(" | ")));
    }

    static String heading() {
        return "| client | HTTP | body | schemes | %s |\n|%s"
                .formatted(
                        Arrays.stream(Capability.values())
                                .map(Capability::title)
                                .collect(Collectors.joining(" | ")),
                        "---|".repeat(4 + Capability.values().length));
    }

    private String cell(Capability capability) {
        var shown = outcomes.values().stream()
                .flatMap(List::stream)
                .filter(outcome -> outcome.capability() == capability)
                .toList();
        if (shown.isEmpty()) {
            return "–";
        }
        return shown.stream().allMatch(Outcome::works) ? "yes" : "no";
    }
}
