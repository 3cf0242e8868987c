package io.kinefka.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.analytics.explain.SqlCommand;
import io.kinefka.gateway.config.ConfigException;
import io.kinefka.gateway.config.ConfigReader;
import io.kinefka.gateway.config.GatewayConfig;
import io.kinefka.gateway.config.ProgramArguments;
import io.kinefka.gateway.keys.KeysCommand;
import io.kinefka.kcl.leases.LeasesCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The program. Exit codes: 0 after an orderly end, 1 when it cannot start, cannot go on or was not allowed to end in
 * order, 2 when its configuration is wrong.
 */
@SuppressWarnings("SystemOut") // The readiness line and one-line errors are the program's interface.
public final class Main {
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;
    /** On top of what requests in flight may take: Kafka clients and the broker have to close too. */
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(20);

    private Main() {}

    public static void main(String[] arguments) {
        // Other threads keep the process alive, so a fault here would leave it hanging.
        Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> end(FAILED, fault.toString()));
        try {
            var parsed = ProgramArguments.parse(arguments);
            if (parsed instanceof ProgramArguments.ShowHelp help) {
                System.out.print(help.text());
            } else if (parsed instanceof ProgramArguments.ShowVersion) {
                System.out.println("Kinefka " + version());
            } else if (parsed instanceof ProgramArguments.ManageKeys keys) {
                endAfter((out, err) -> KeysCommand.run(keys.arguments(), out, err, Clock.systemUTC()));
            } else if (parsed instanceof ProgramArguments.CarryLeases leases) {
                endAfter((out, err) -> LeasesCommand.run("java -jar kinefka.jar", leases.arguments(), out, err));
            } else if (parsed instanceof ProgramArguments.InspectSql sql) {
                endAfter((out, err) -> SqlCommand.run(sql.arguments(), out, err));
            } else if (parsed instanceof ProgramArguments.Run run) {
                run(ConfigReader.read(run.flags(), System.getenv(), run.configFile()));
            }
        } catch (ConfigException e) {
            end(MISCONFIGURED, e.getMessage());
        } catch (GatewayException e) {
            end(FAILED, e.getMessage());
        }
    }

    /** Tools that print and end. */
    private interface Tool {
        /** Returns the exit code. */
        int run(PrintWriter out, PrintWriter err);
    }

    private static void endAfter(Tool tool) {
        var out = new PrintWriter(System.out, true, UTF_8);
        var err = new PrintWriter(System.err, true, UTF_8);
        int status = tool.run(out, err);
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(status);
    }

    private static void run(GatewayConfig config) {
        var gateway = Gateway.start(config, fault -> end(FAILED, fault));
        Signals.onTermination(
                () -> startDaemon("shutdown", () -> close(gateway, config)),
                () -> end(FAILED, "Ended by a second signal before requests in flight were finished"));
        System.out.println(readiness(gateway, config));
    }

    private static void close(Gateway gateway, GatewayConfig config) {
        var patience = config.shutdownTimeout().plus(CLOSING_PATIENCE);
        startDaemon("shutdown-watch", () -> {
            sleep(patience);
            end(FAILED, "Not closed within " + patience.toSeconds() + " s");
        });
        gateway.close();
        Runtime.getRuntime().halt(0);
    }

    private static String readiness(Gateway gateway, GatewayConfig config) {
        var kafka = "Kafka bootstrap " + gateway.bootstrapServers();
        var data = config.kafka().embedded()
                ? ", data in " + config.data().toAbsolutePath().normalize()
                : "";
        return "Kinefka " + version() + " is ready: Kinesis endpoint http://127.0.0.1:" + gateway.port() + ", " + kafka
                + data + https(gateway)
                + gateway.s3().map(endpoint -> "\nS3: " + endpoint).orElse("");
    }

    private static String https(Gateway gateway) {
        if (!gateway.servesTls()) {
            return "";
        }
        var authority = gateway.trustedCertificate().map(file -> ", certificate authority " + file);
        return "\nOver TLS: https://127.0.0.1:" + gateway.port() + authority.orElse("");
    }

    private static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(unpackaged)");
    }

    private static void startDaemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** At once: whoever calls this has nothing left to close, or was told not to wait for it. */
    private static void end(int status, @Nullable String message) {
        System.err.println(
                "kinefka: " + String.valueOf(message).lines().findFirst().orElse(""));
        Runtime.getRuntime().halt(status);
    }
}
