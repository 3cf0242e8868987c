package io.kinefka.analytics.api;

import io.kinefka.analytics.api.v1.KinesisAnalyticsService;
import io.kinefka.analytics.api.v2.KinesisAnalyticsV2Service;
import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Applications;
import io.kinefka.analytics.application.Outside;
import io.kinefka.analytics.application.SchemaSearch;
import io.kinefka.analytics.application.WantedApplications;
import io.kinefka.aws.Service;
import io.kinefka.log.KafkaLog;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Kinesis Data Analytics for SQL on a log, in both versions of its API. */
public final class AnalyticsServices {

    private AnalyticsServices() {}

    /**
     * The services.
     *
     * @param applications is told what to run, from now on
     * @param applicationsMax how many an account may have in a region; AWS allows 50
     * @param worker for what takes longer than a request may hold up others: compiling, and looking at records
     */
    public static List<Service> create(
            KafkaLog log,
            Applications applications,
            Outside outside,
            int applicationsMax,
            Executor worker,
            Clock clock) {
        var wanted = new WantedApplications(log.applications()::all, applications);
        log.applications().onChange(all -> wanted.look());
        var changes = new ApplicationChanges(
                log,
                outside.objects(),
                applicationsMax,
                worker,
                () -> UUID.randomUUID().toString(),
                clock);
        var schemas = new SchemaSearch(log, outside, worker, clock);
        var around = new FirstLook(log::refresh);
        return List.of(
                KinesisAnalyticsService.create(log.applications(), changes, schemas, around),
                KinesisAnalyticsV2Service.create(log.applications(), changes, schemas, around));
    }
}
