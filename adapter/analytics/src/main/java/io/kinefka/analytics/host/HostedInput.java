package io.kinefka.analytics.host;

import io.kinefka.analytics.record.InputFormat;
import io.kinefka.analytics.sql.TableSchema;
import java.util.List;
import java.util.Optional;

/**
 * Where an application's rows come from.
 *
 * @param topic of the stream or delivery stream that is read; its timestamps are the brokers'
 * @param streams the in-application streams that are fed, all of that schema; those of partition n go into the stream n modulo their number
 * @param schema the columns of these streams
 * @param format how records hold rows
 * @param preprocessing what records pass through before
 */
public record HostedInput(
        String topic,
        List<String> streams,
        TableSchema schema,
        InputFormat format,
        Optional<Preprocessing> preprocessing) {

    /**
     * A function that makes of each record what holds rows.
     *
     * @param function its ARN
     * @param applicationArn which it is told
     * @param sourceArn which it is told, of what is read
     * @param isStream whether that is a stream, and not a delivery stream
     */
    public record Preprocessing(String function, String applicationArn, String sourceArn, boolean isStream) {}

    /** Copies the list. */
    public HostedInput {
        streams = List.copyOf(streams);
    }
}
