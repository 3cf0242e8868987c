package io.kinefka.analytics.host;

import io.kinefka.analytics.host.HostedApplication.Guarantee;
import io.kinefka.analytics.record.InputFormat;
import io.kinefka.analytics.record.JsonPath;
import io.kinefka.analytics.record.OutputFormat;
import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An application that passes clicks on, and counts them by page in windows of a second. */
final class Clicks {
    static final TableSchema SCHEMA =
            new TableSchema("CLICKS", List.of(new Column("ID", "INTEGER"), new Column("PAGE", "VARCHAR(16)")));
    static final ApplicationPlan PLAN = ApplicationCompiler.compile("""
            CREATE STREAM passed (id INTEGER, page VARCHAR(16));
            CREATE PUMP passed_pump AS INSERT INTO passed SELECT STREAM id, page FROM clicks;
            CREATE STREAM counts (second_start TIMESTAMP, page VARCHAR(16), clicks INTEGER);
            CREATE PUMP counts_pump AS INSERT INTO counts
              SELECT STREAM STEP(clicks.ROWTIME BY INTERVAL '1' SECOND), page, COUNT(*)
              FROM clicks
              GROUP BY page, STEP(clicks.ROWTIME BY INTERVAL '1' SECOND);
            """, List.of(SCHEMA), List.of());
    static final String ERRORS_SUFFIX = "-errors";
    static final String PASSED_SUFFIX = "-passed";
    static final String COUNTS_SUFFIX = "-counts";

    private Clicks() {}

    /** Reads the topic, and writes to topics named after it. */
    static HostedApplication application(String topic, long version, Instant startAt, Guarantee guarantee) {
        return application(topic, version, PLAN, startAt, guarantee);
    }

    static HostedApplication application(String topic, long version, ApplicationPlan plan) {
        return application(topic, version, plan, Instant.EPOCH, Guarantee.EXACTLY_ONCE);
    }

    static HostedApplication application(String topic) {
        return application(topic, 1, Instant.EPOCH, Guarantee.EXACTLY_ONCE);
    }

    private static HostedApplication application(
            String topic, long version, ApplicationPlan plan, Instant startAt, Guarantee guarantee) {
        return application(
                topic,
                version,
                plan,
                startAt,
                guarantee,
                Optional.empty(),
                new HostedOutput.Target.DeliveryStream(topic + PASSED_SUFFIX));
    }

    /** Clicks pass through a function before. */
    static HostedApplication preprocessed(String topic, HostedInput.Preprocessing preprocessing) {
        return application(
                topic,
                1,
                PLAN,
                Instant.EPOCH,
                Guarantee.EXACTLY_ONCE,
                Optional.of(preprocessing),
                new HostedOutput.Target.DeliveryStream(topic + PASSED_SUFFIX));
    }

    /** What is passed on goes to a function. */
    static HostedApplication delivered(String topic, HostedOutput.Target.Function function) {
        return application(topic, 1, PLAN, Instant.EPOCH, Guarantee.EXACTLY_ONCE, Optional.empty(), function);
    }

    /** Clicks pass through a function before, and are passed on to it too. */
    static HostedApplication withFunction(String topic, String function) {
        HostedApplication one =
                preprocessed(topic, new HostedInput.Preprocessing(function, "application", "source", true));
        List<HostedOutput> outputs = new ArrayList<>(one.outputs());
        outputs.add(new HostedOutput(
                "PASSED", OutputFormat.CSV, HostedOutput.Target.Function.of(topic, "1.1", function, "application")));
        return new HostedApplication(
                one.applicationId(),
                one.name(),
                one.version(),
                one.plan(),
                one.input(),
                outputs,
                one.references(),
                one.startAt(),
                one.guarantee());
    }

    private static HostedApplication application(
            String topic,
            long version,
            ApplicationPlan plan,
            Instant startAt,
            Guarantee guarantee,
            Optional<HostedInput.Preprocessing> preprocessing,
            HostedOutput.Target passed) {
        return new HostedApplication(
                topic,
                topic,
                version,
                plan,
                new HostedInput(
                        topic,
                        List.of("CLICKS"),
                        SCHEMA,
                        new InputFormat.Json(
                                JsonPath.parse("$"), List.of(JsonPath.parse("$.id"), JsonPath.parse("$.page"))),
                        preprocessing),
                List.of(
                        new HostedOutput("PASSED", OutputFormat.CSV, passed),
                        new HostedOutput(
                                "COUNTS",
                                OutputFormat.CSV,
                                new HostedOutput.Target.DeliveryStream(topic + COUNTS_SUFFIX)),
                        new HostedOutput(
                                ErrorStream.NAME,
                                OutputFormat.JSON,
                                new HostedOutput.Target.Stream(topic + ERRORS_SUFFIX))),
                table -> List.of(),
                startAt,
                guarantee);
    }

    static String click(int id, String page) {
        return "{\"id\":%d,\"page\":\"%s\"}".formatted(id, page);
    }
}
