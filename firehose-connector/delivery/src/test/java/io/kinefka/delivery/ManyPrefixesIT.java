package io.kinefka.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPrefixesIT {
    @TempDir
    private Path directory;

    @Test
    void has2000PrefixesOpenAtOnceInASmallHeap() throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Files.createDirectories(directory.resolve("s3"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyPrefixes.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        String said = Files.readString(output, UTF_8);
        assertThat(said).contains("objects 2000 prefixes 2000").doesNotContain("OutOfMemory");
        assertThat(process.exitValue()).isZero();
    }
}
