package io.kinefka.gateway.fanout;

import io.kinefka.gateway.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The memory of a program.
 *
 * @param heapMib what is alive in its heap
 * @param residentMib what the process has in RAM
 */
record MemoryUse(long heapMib, long residentMib) {
    private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static MemoryUse of(RunningProgram program) {
        return new MemoryUse(
                number(LIVE, jcmd(program, "GC.class_histogram")) >> 20,
                number(RESIDENT, read(Path.of("/proc/" + program.pid() + "/status"))) / 1024);
    }

    private static long number(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jcmd(RunningProgram program, String command) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            // On a busy machine the program may not answer at once.
                            "-J-Dsun.tools.attach.attachTimeout=60000",
                            Long.toString(program.pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
