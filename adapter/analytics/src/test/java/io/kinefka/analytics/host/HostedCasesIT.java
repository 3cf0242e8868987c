package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.analytics.run.CaseFile;
import io.kinefka.analytics.run.CaseRun;
import io.kinefka.analytics.run.PipelineCasesTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases on a broker. Their rows are there before the applications begin, and when all are read it is the present, so that everything
 * has come out that will ever come; moments in between do not show.
 */
class HostedCasesIT {
    private static final int TOGETHER = 8;

    @TempDir
    private Path directory;

    private record Running(Path file, CaseFile text, HostedCase hosted, Topic topic) {

        static Running of(Path file) {
            try {
                CaseFile text = CaseFile.read(file);
                HostedCase hosted = new HostedCase(text);
                String name = "case-" + file.getFileName().toString().replace(".sql", "");
                return new Running(file, text, hosted, Topic.create(name, 1, hosted.suffixes()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        void append() {
            text.inputs().stream().filter(line -> line.startsWith("row ")).forEach(line -> {
                HostedCase.Arrival arrival = hosted.arrival(line);
                topic.append(0, arrival.timeMillis(), arrival.json());
            });
        }

        HostedApplication application() {
            return hosted.application(topic.name());
        }

        Map<String, List<String>> lines() {
            return hosted.lines(suffix ->
                    topic.records(suffix).stream().map(ConsumerRecord::value).toList());
        }

        Map<String, List<String>> said() {
            return HostedCase.said(CaseRun.untilMidnight(text).lines().toList());
        }
    }

    @Test
    void comeToWhatTheySay() throws IOException {
        List<Path> files = PipelineCasesTest.cases().toList();
        try (Host host = new Host(Topic.kafka(), directory)) {
            for (int first = 0; first < files.size(); first += TOGETHER) {
                List<Running> running = files.subList(first, Math.min(files.size(), first + TOGETHER)).stream()
                        .map(Running::of)
                        .toList();
                running.forEach(Running::append);
                running.forEach(each -> each.topic().flush());
                host.retain(running.stream().map(Running::application).toArray(HostedApplication[]::new));
                List<Running> left = new ArrayList<>(running);
                await().atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(250))
                        .untilAsserted(() -> {
                            for (Running each : List.copyOf(left)) {
                                assertThat(each.lines())
                                        .as(each.file().toString())
                                        .isEqualTo(each.said());
                                left.remove(each);
                            }
                        });
            }
        }
    }
}
