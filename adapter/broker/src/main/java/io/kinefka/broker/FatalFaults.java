package io.kinefka.broker;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/** Turns Kafka's own ending of the process into a report to whoever runs the broker. Holds for the whole process. */
final class FatalFaults {
    private FatalFaults() {}

    static void reportTo(Consumer<String> listener) {
        Exit.Procedure report = (status, message) -> listener.accept(
                message == null
                        ? "Kafka asked to end the process with status " + status
                        : "Kafka asked to end the process: " + message);
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
    }

    static void endTheProcess() {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }
}
