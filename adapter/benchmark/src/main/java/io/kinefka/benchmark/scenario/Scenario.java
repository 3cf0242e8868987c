package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;

/**
 * The same work, done through Kinefka and in the way that it is compared with, mostly by Kafka's own clients, again and
 * again in turn. Checks what it reads.
 */
public interface Scenario extends AutoCloseable {

    /** What the figures shall be. */
    List<Goal> goals();

    /** One run through Kinefka, of about that time. */
    Sample kinefka(Duration duration);

    /** One run of what it is compared with, of about that time; empty where there is nothing. */
    default Sample baseline(Duration duration) {
        return Sample.NONE;
    }

    /** What there is to see of Kinefka after all runs, once. */
    default Sample kinefkaAtEnd() {
        return Sample.NONE;
    }

    /** The same of what it is compared with. */
    default Sample baselineAtEnd() {
        return Sample.NONE;
    }

    @Override
    void close();
}
