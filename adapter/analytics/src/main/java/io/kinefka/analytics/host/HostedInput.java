package io.kinefka.analytics.host;

import io.kinefka.analytics.record.InputFormat;
import io.kinefka.analytics.sql.TableSchema;
import java.util.List;

/**
 * Where an application's rows come from.
 *
 * @param topic of the stream or delivery stream that is read; its timestamps are the brokers'
 * @param streams the in-application streams that are fed, all of that schema; those of partition n go into the stream n modulo their number
 * @param schema the columns of these streams
 * @param format how records hold rows
 */
public record HostedInput(String topic, List<String> streams, TableSchema schema, InputFormat format) {
    /** Copies the list. */
    public HostedInput {
        streams = List.copyOf(streams);
    }
}
