package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The same work, done through Kinefka and by Kafka's own clients, again and again in turn. Checks what it reads. */
public interface Scenario extends AutoCloseable {

    /** What the figures shall be. */
    List<Goal> goals();

    /** One run through Kinefka, of about that time. */
    Sample kinefka(Duration duration);

    /** One run of Kafka's own clients, of about that time; empty where there is nothing to compare. */
    default Sample kafka(Duration duration) {
        return new Sample(Map.of());
    }

    @Override
    void close();
}
