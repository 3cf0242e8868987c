package io.kinefka.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The AWS CLI version 2, where it is installed. */
public final class AwsCli {
    static final String MISSING = "The AWS CLI version 2 is not installed: run .ci/install-clients";

    private AwsCli() {}

    /** Runs a script that calls {@code aws}; returns what it prints. */
    static String bash(String script, Path cliFolder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.environment().merge("PATH", cliFolder.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("AWS_PAGER", "");
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** The folder of an AWS CLI version 2. */
    public static Optional<Path> find() throws IOException, InterruptedException {
        String path = System.getenv("PATH");
        var folders = Stream.concat(
                Stream.of("/usr/bin", "/usr/local/bin"),
                Stream.of((path == null ? "" : path).split(File.pathSeparator)));
        for (Path folder : folders.map(Path::of).toList()) {
            if (Files.isExecutable(folder.resolve("aws")) && isVersion2(folder.resolve("aws"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static boolean isVersion2(Path cli) throws IOException, InterruptedException {
        var process = new ProcessBuilder(cli.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String version = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor(30, TimeUnit.SECONDS) && version.startsWith("aws-cli/2");
    }
}
