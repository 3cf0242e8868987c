package io.kinefka.delivery.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void removesWhatDeadProcessesHaveLeftAndNothingElse() throws Exception {
        Path dead = Files.createDirectory(parent.resolve("spill-dead"));
        Files.writeString(dead.resolve("lock"), "");
        Files.writeString(dead.resolve("1"), "records");
        Path others = Files.writeString(parent.resolve("others"), "");

        try (SpillDirectory first = SpillDirectory.in(parent);
                SpillDirectory second = SpillDirectory.in(parent)) {
            Files.writeString(first.newFile(), "records");
            Files.writeString(second.newFile(), "records");
            assertThat(dead).doesNotExist();
            assertThat(others).exists();
        }

        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left.map(Path::getFileName))
                    .noneMatch(name -> name.toString().startsWith("spill-"));
        }
    }

    @Test
    void isMadeByManyAtOnce() throws Exception {
        Callable<Void> task = () -> {
            for (int i = 0; i < 50; i++) {
                try (SpillDirectory directory = SpillDirectory.in(parent)) {
                    Files.writeString(directory.newFile(), "records");
                }
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Void>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            done.add(threads.submit(task));
        }

        for (Future<Void> future : done) {
            assertThat(future.get()).isNull();
        }
        threads.shutdown();
    }
}
