package io.kinefka.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.gateway.clients.AwsCli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs the scripts under {@code src/test/resources/clients} with the interpreters that this machine has. */
public final class ScriptHost {
    /** Where .ci/install-clients puts what it takes from npm. */
    public static final Path NODE_FOLDER =
            Path.of("..", "..", ".ci", "clients").toAbsolutePath().normalize();

    /** Where the scripts are. */
    public static final Path SCRIPTS =
            Path.of("src", "test", "resources", "clients").toAbsolutePath();

    private static final int OLDEST_NODE = 20;

    private ScriptHost() {}

    /** An AWS CLI of version 2. */
    public static Optional<String> awsCli() {
        try {
            return AwsCli.find().map(folder -> folder.resolve("aws").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A Python that has boto3. */
    public static Optional<String> pythonWithBoto3() {
        return first(
                List.of("python3", "/usr/bin/python3"),
                python -> prints(python, "-c", "import boto3; print('found')").startsWith("found"));
    }

    /** A Node.js that the AWS SDK for JavaScript runs on, where that SDK is installed. */
    public static Optional<String> nodeWithSdk() {
        return nodeWith("@aws-sdk/client-kinesis");
    }

    /** A Node.js, where KCL's library for it is installed. */
    public static Optional<String> nodeWithKcl() {
        return nodeWith("aws-kcl");
    }

    private static Optional<String> nodeWith(String library) {
        return Files.isDirectory(NODE_FOLDER.resolve("node_modules").resolve(library))
                ? first(List.of("node"), node -> version(prints(node, "--version")) >= OLDEST_NODE)
                : Optional.empty();
    }

    private static int version(String printed) {
        return printed.startsWith("v") ? Integer.parseInt(printed.substring(1, printed.indexOf('.'))) : 0;
    }

    private static Optional<String> first(List<String> commands, Predicate<String> fits) {
        return commands.stream().filter(fits).findFirst();
    }

    private static String prints(String... command) {
        try {
            return output(new ProcessBuilder(command), 30);
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /** Runs the script and returns what it prints on standard output. */
    public static String run(Endpoint endpoint, String interpreter, String script, String... arguments) {
        var command = Stream.concat(
                        Stream.of(interpreter, SCRIPTS.resolve(script).toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.put("AWS_ACCESS_KEY_ID", JavaSdks.ACCESS_KEY_ID);
        environment.put("AWS_SECRET_ACCESS_KEY", JavaSdks.SECRET_ACCESS_KEY);
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_PAGER", "");
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.put("LC_ALL", "C.UTF-8");
        endpoint.authority().ifPresent(authority -> {
            environment.put("AWS_CA_BUNDLE", authority.toString());
            environment.put("NODE_EXTRA_CA_CERTS", authority.toString());
        });
        return output(builder, 120);
    }

    private static String output(ProcessBuilder builder, int seconds) {
        try {
            Path errors = Files.createTempFile("script", ".err");
            try {
                var process = builder.redirectError(errors.toFile()).start();
                String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(builder.command() + " does not end: " + printed);
                }
                if (process.exitValue() != 0) {
                    throw new AssertionError(builder.command() + ": " + printed + Files.readString(errors));
                }
                return printed;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
