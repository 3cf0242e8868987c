package io.kinefka.firehose;

import static java.util.Map.entry;

import io.kinefka.aws.Operation;
import io.kinefka.aws.SecondLook;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.log.KafkaLog;
import java.time.Clock;
import java.util.Map;

/** Amazon Data Firehose on a log. */
public final class FirehoseService {

    private FirehoseService() {}

    /**
     * The service.
     *
     * @param deliveries is told what to deliver, from now on
     */
    public static Service create(KafkaLog log, FirehoseSettings settings, Deliveries deliveries, Clock clock) {
        var wanted = new WantedDeliveries(log.deliveryStreams()::all, deliveries);
        log.deliveryStreams().onChange(all -> wanted.look());
        return new Service(
                ServiceModels.firehose(),
                operations(log, settings, clock),
                new CallLimits(settings.limits()).over(new SecondLook(log::refresh)));
    }

    /** The one table of operations. */
    private static Map<String, Operation<?, ?>> operations(KafkaLog log, FirehoseSettings settings, Clock clock) {
        var streams = log.deliveryStreams();
        var writer = log.topicWriter();
        var limits = settings.limits();
        var traffic = new FirehoseTraffic(log.metrics(), clock);
        return Map.ofEntries(
                entry("CreateDeliveryStream", new CreateDeliveryStream(streams, new SourceReference(log), settings)),
                entry("DeleteDeliveryStream", new DeleteDeliveryStream(streams)),
                entry("DescribeDeliveryStream", new DescribeDeliveryStream(streams, traffic)),
                entry("ListDeliveryStreams", new ListDeliveryStreams(streams)),
                entry("ListTagsForDeliveryStream", new ListTagsForDeliveryStream(streams)),
                entry("PutRecord", new PutRecord(streams, writer, limits, traffic)),
                entry("PutRecordBatch", new PutRecordBatch(streams, writer, limits, traffic)),
                entry("StartDeliveryStreamEncryption", new StartDeliveryStreamEncryption(streams)),
                entry("StopDeliveryStreamEncryption", new StopDeliveryStreamEncryption(streams)),
                entry("TagDeliveryStream", new TagDeliveryStream(streams)),
                entry("UntagDeliveryStream", new UntagDeliveryStream(streams)),
                entry("UpdateDestination", new UpdateDestination(streams, traffic, clock)));
    }
}
