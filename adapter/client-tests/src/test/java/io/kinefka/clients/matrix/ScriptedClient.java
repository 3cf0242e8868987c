package io.kinefka.clients.matrix;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.ScriptHost;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A client whose scenario is a script, which prints a line for each capability. */
record ScriptedClient(
        String name, String http, Optional<String> interpreter, String script, List<String> before, List<String> after)
        implements Client {

    /** The AWS CLI, as the bash script calls it. */
    static ScriptedClient awsCli() {
        var cli = ScriptHost.awsCli();
        return new ScriptedClient(
                "AWS CLI 2",
                "1.1",
                cli.map(found -> "bash"),
                "scenario.sh",
                cli.stream().toList(),
                List.of());
    }

    static ScriptedClient boto3() {
        return new ScriptedClient("boto3", "1.1", ScriptHost.pythonWithBoto3(), "scenario.py", List.of(), List.of());
    }

    /** The AWS SDK for JavaScript 3 on that version of HTTP. */
    static ScriptedClient javaScript(String name, String http) {
        return new ScriptedClient(
                name,
                http,
                ScriptHost.nodeWithSdk(),
                "scenario.js",
                List.of(ScriptHost.NODE_FOLDER.toString()),
                List.of(http));
    }

    @Override
    public Encoding encoding() {
        return Encoding.JSON;
    }

    @Override
    public Optional<String> missing() {
        return interpreter.isPresent()
                ? Optional.empty()
                : Optional.of(name + " is not installed: run .ci/install-clients");
    }

    @Override
    public List<Outcome> run(Endpoint endpoint, String stream) {
        var arguments = Stream.of(before, List.of(endpoint.uri().toString(), stream), after)
                .flatMap(List::stream)
                .toArray(String[]::new);
        return ScriptHost.run(endpoint, interpreter.orElseThrow(), script, arguments)
                .lines()
                .map(Outcome::parse)
                .toList();
    }
}
