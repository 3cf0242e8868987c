package io.kinefka.analytics.api.v1;

import static java.util.Map.entry;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.SchemaSearch;
import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.Map;

/** Kinesis Data Analytics in the first version of its API. */
public final class KinesisAnalyticsService {

    private KinesisAnalyticsService() {}

    /** The service. */
    public static Service create(
            AnalyticsApplications applications, ApplicationChanges changes, SchemaSearch schemas, Around around) {
        return new Service(ServiceModels.kinesisAnalytics(), operations(applications, changes, schemas), around);
    }

    /** The one table of operations. */
    private static Map<String, Operation<?, ?>> operations(
            AnalyticsApplications all, ApplicationChanges changes, SchemaSearch schemas) {
        var applications = new V1Applications(all);
        return Map.ofEntries(
                entry(
                        "AddApplicationCloudWatchLoggingOption",
                        new AddApplicationCloudWatchLoggingOption(applications, changes)),
                entry("AddApplicationInput", new AddApplicationInput(applications, changes)),
                entry(
                        "AddApplicationInputProcessingConfiguration",
                        new AddApplicationInputProcessingConfiguration(applications, changes)),
                entry("AddApplicationOutput", new AddApplicationOutput(applications, changes)),
                entry(
                        "AddApplicationReferenceDataSource",
                        new AddApplicationReferenceDataSource(applications, changes)),
                entry("CreateApplication", new CreateApplication(changes)),
                entry("DeleteApplication", new DeleteApplication(applications, changes)),
                entry(
                        "DeleteApplicationCloudWatchLoggingOption",
                        new DeleteApplicationCloudWatchLoggingOption(applications, changes)),
                entry(
                        "DeleteApplicationInputProcessingConfiguration",
                        new DeleteApplicationInputProcessingConfiguration(applications, changes)),
                entry("DeleteApplicationOutput", new DeleteApplicationOutput(applications, changes)),
                entry(
                        "DeleteApplicationReferenceDataSource",
                        new DeleteApplicationReferenceDataSource(applications, changes)),
                entry("DescribeApplication", new DescribeApplication(applications)),
                entry("DiscoverInputSchema", new DiscoverInputSchema(schemas)),
                entry("ListApplications", new ListApplications(applications)),
                entry("ListTagsForResource", new ListTagsForResource(all)),
                entry("StartApplication", new StartApplication(applications, changes)),
                entry("StopApplication", new StopApplication(applications, changes)),
                entry("TagResource", new TagResource(all, changes)),
                entry("UntagResource", new UntagResource(all, changes)),
                entry("UpdateApplication", new UpdateApplication(applications, changes)));
    }
}
