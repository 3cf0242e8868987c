package io.kinefka.firehose;

import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.DeliveryStreams;

/** Finds the delivery stream that a request names. */
final class DeliveryStreamReference {

    private DeliveryStreamReference() {}

    static DeliveryStreamId id(RequestContext context, String name) {
        return new DeliveryStreamId(context.accountId(), context.region(), name);
    }

    static DeliveryStream find(DeliveryStreams streams, RequestContext context, String name) {
        var id = id(context, name);
        return streams.find(id).orElseThrow(() -> FirehoseErrors.notFound(id));
    }

    /** One to which records can be put. */
    static DeliveryStream findToPut(DeliveryStreams streams, RequestContext context, String name) {
        var id = id(context, name);
        var stream =
                streams.find(id).filter(DeliveryStream::isActive).orElseThrow(() -> FirehoseErrors.notFoundToPut(id));
        if (stream.source() != DeliverySource.DIRECT_PUT) {
            throw FirehoseErrors.notDirectPut(stream);
        }
        return stream;
    }
}
