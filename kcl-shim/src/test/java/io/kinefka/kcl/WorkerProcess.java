package io.kinefka.kcl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;

/**
 * A worker in a process of its own, that can be killed or stopped. It prints what it processes, and checkpoints when it is
 * told to by a line on its standard input, or, with {@code always}, every batch.
 */
public final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private WorkerProcess(Process process) {
        this.process = process;
        reader = new Thread(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add), "worker-output");
        reader.setDaemon(true);
        reader.start();
    }

    static WorkerProcess start(TestStream stream, String application, boolean always) throws IOException {
        return new WorkerProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        Brokers.bootstrapServers(),
                        stream.name(),
                        application,
                        Boolean.toString(always))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    List<String> lines() {
        return lines;
    }

    void say(String line) throws IOException {
        var input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(line + "\n");
        input.flush();
    }

    /** SIGSTOP, SIGCONT. */
    void signal(String name) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill: " + exit);
        }
    }

    /** SIGKILL. */
    @Override
    public void close() {
        // Not by the process itself: that would throw away what it has printed.
        process.toHandle().destroyForcibly();
        try {
            reader.join(60_000);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Not killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process itself. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean always = Boolean.parseBoolean(arguments[3]);
        Commands commands = new Commands(out);
        var ledger = new Ledger("process", input -> {
            commands.checkpointer = input.checkpointer();
            print(out, input);
            if (always) {
                // Not by the latest one, which may be another shard's.
                commands.checkpoint(input.checkpointer());
            }
        });
        Thread reader = new Thread(commands::read, "commands");
        reader.setDaemon(true);
        reader.start();
        var configs = new KafkaConfigsBuilder(
                arguments[1], arguments[2], Map.of("bootstrap.servers", arguments[0]), "process", ledger);
        new KafkaScheduler(
                        configs.coordinatorConfig().parentShardPollIntervalMillis(100),
                        configs.lifecycleConfig(),
                        configs.processorConfig(),
                        configs.retrievalConfig()
                                .initialPositionInStreamExtended(InitialPositionInStreamExtended.newInitialPosition(
                                        InitialPositionInStream.TRIM_HORIZON)))
                .run();
    }

    private static void print(PrintStream out, ProcessRecordsInput input) {
        input.records()
                .forEach(one -> out.println(
                        "seen " + StandardCharsets.UTF_8.decode(one.data().duplicate())));
    }

    /** Reads commands; each is to checkpoint now. */
    private static final class Commands {
        private final PrintStream out;
        private volatile @Nullable RecordProcessorCheckpointer checkpointer;

        Commands(PrintStream out) {
            this.out = out;
        }

        void read() {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> checkpoint(checkpointer));
        }

        void checkpoint(@Nullable RecordProcessorCheckpointer by) {
            try {
                if (by != null) {
                    by.checkpoint();
                }
                out.println("checkpointed");
            } catch (Exception e) {
                out.println(e.getClass().getSimpleName());
            }
        }
    }
}
