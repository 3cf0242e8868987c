package io.kinefka.analytics.api.v2;

import static java.util.Map.entry;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.SchemaSearch;
import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.Map;

/** Kinesis Data Analytics in the second version of its API, for SQL applications. */
public final class KinesisAnalyticsV2Service {

    private KinesisAnalyticsV2Service() {}

    /** The service. */
    public static Service create(
            AnalyticsApplications applications, ApplicationChanges changes, SchemaSearch schemas, Around around) {
        return new Service(ServiceModels.kinesisAnalyticsV2(), operations(applications, changes, schemas), around);
    }

    /** The one table of operations. */
    private static Map<String, Operation<?, ?>> operations(
            AnalyticsApplications applications, ApplicationChanges changes, SchemaSearch schemas) {
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
                entry(
                        "AddApplicationVpcConfiguration",
                        RefusedOperation.invalid(applications, "VPC configurations are")),
                entry("CreateApplication", new CreateApplication(changes)),
                entry(
                        "CreateApplicationPresignedUrl",
                        RefusedOperation.invalid(applications, "URLs of dashboards are")),
                entry("CreateApplicationSnapshot", RefusedOperation.unsupported(applications, "Snapshots are")),
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
                entry("DeleteApplicationSnapshot", RefusedOperation.unsupported(applications, "Snapshots are")),
                entry(
                        "DeleteApplicationVpcConfiguration",
                        RefusedOperation.invalid(applications, "VPC configurations are")),
                entry("DescribeApplication", new DescribeApplication(applications)),
                entry("DescribeApplicationOperation", new DescribeApplicationOperation(applications)),
                entry("DescribeApplicationSnapshot", RefusedOperation.unsupported(applications, "Snapshots are")),
                entry("DescribeApplicationVersion", new DescribeApplicationVersion(applications)),
                entry("DiscoverInputSchema", new DiscoverInputSchema(schemas)),
                entry("ListApplicationOperations", new ListApplicationOperations(applications)),
                entry("ListApplicationSnapshots", RefusedOperation.unsupported(applications, "Snapshots are")),
                entry("ListApplicationVersions", new ListApplicationVersions(applications)),
                entry("ListApplications", new ListApplications(applications)),
                entry("ListTagsForResource", new ListTagsForResource(applications)),
                entry("RollbackApplication", RefusedOperation.unsupported(applications, "Rolling back is")),
                entry("StartApplication", new StartApplication(applications, changes)),
                entry("StopApplication", new StopApplication(applications, changes)),
                entry("TagResource", new TagResource(applications, changes)),
                entry("UntagResource", new UntagResource(applications, changes)),
                entry("UpdateApplication", new UpdateApplication(applications, changes)),
                entry(
                        "UpdateApplicationMaintenanceConfiguration",
                        RefusedOperation.unsupported(applications, "Maintenance windows are")));
    }
}
