package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.lambda.LambdaAccess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What is done to records before they are delivered. Source: AWS API reference, Processor and ProcessorParameter. */
final class ProcessingSettings {
    private static final String BEGINNING = "processing.";
    private static final String DECOMPRESSION = BEGINNING + "decompression.compression.format";
    private static final String MESSAGES = BEGINNING + "cloudwatch.logs.data.message.extraction";
    private static final String LAMBDA = BEGINNING + "lambda.arn";
    private static final String RETRIES = BEGINNING + "lambda.number.of.retries";
    private static final String SIZE = BEGINNING + "lambda.buffer.size.in.mbs";
    private static final String INTERVAL = BEGINNING + "lambda.buffer.interval.in.seconds";
    private static final String ENDPOINT = BEGINNING + "lambda.endpoint.url";
    private static final String NAME_ONLY = BEGINNING + "lambda.endpoint.name.only";
    private static final String TIMEOUT = BEGINNING + "lambda.timeout.ms";
    private static final String SUB_RECORDS = BEGINNING + "record.deaggregation.sub.record.type";
    private static final String SUB_DELIMITER = BEGINNING + "record.deaggregation.delimiter";
    private static final String DELIMITER = BEGINNING + "append.delimiter";
    private static final String JSON = "JSON";
    private static final String DELIMITED = "DELIMITED";

    private ProcessingSettings() {}

    static void define(Group group) {
        Setting.choice(DECOMPRESSION, null, List.of("GZIP"))
                .named("Decompression.CompressionFormat")
                .addTo(group, "Inflates records, such as those of CloudWatch Logs.");
        Setting.defaultingTo(false, MESSAGES, ConfigDef.Type.BOOLEAN)
                .named("CloudWatchLogProcessing.DataMessageExtraction")
                .addTo(group, "Keeps only the messages of CloudWatch Logs' records; needs the one above.");
        Setting.optional(LAMBDA, ConfigDef.Type.STRING)
                .named("Lambda.LambdaArn")
                .checked(Validators.lengthUpTo(512))
                .important(Importance.HIGH)
                .addTo(group, "The Lambda function that transforms records, by its ARN or name.");
        Setting.defaultingTo(Processor.Lambda.RETRIES_DEFAULT, RETRIES, ConfigDef.Type.INT)
                .named("Lambda.NumberOfRetries")
                .checked(Validators.between(0, 300))
                .addTo(group, "How often a failed invocation is tried again before its records go to the errors.");
        Setting.defaultingTo(1.0, SIZE, ConfigDef.Type.DOUBLE)
                .named("Lambda.BufferSizeInMBs")
                .checked(Validators.between(0.2, 3))
                .addTo(group, "The function is invoked when there are so many MiB for it.");
        Setting.defaultingTo(60, INTERVAL, ConfigDef.Type.INT)
                .named("Lambda.BufferIntervalInSeconds")
                .checked(Validators.between(0, 900))
                .addTo(group, "Or when its first record has waited so long.");
        Setting.choice(SUB_RECORDS, null, List.of(JSON, DELIMITED))
                .named("RecordDeAggregation.SubRecordType")
                .decides(SUB_DELIMITER)
                .addTo(group, "Takes records apart: JSON documents that follow each other, or text with a delimiter.");
        Setting.optional(SUB_DELIMITER, ConfigDef.Type.STRING)
                .named("RecordDeAggregation.Delimiter")
                .onlyIf(SUB_RECORDS, DELIMITED, "")
                .addTo(
                        group,
                        "The delimiter; required with `DELIMITED`. `\\n`, `\\r` and `\\t` have their usual meaning.");
        Setting.optional(DELIMITER, ConfigDef.Type.STRING)
                .named("AppendDelimiterToRecord.Delimiter")
                .important(Importance.HIGH)
                .addTo(
                        group,
                        "Ends every record, as `\\n` does for JSON lines. Without it, records follow each other as they are.");
        Setting.optional(ENDPOINT, ConfigDef.Type.STRING)
                .checked(Validators.readBy("a URL", URI::create))
                .important(Importance.LOW)
                .addTo(group, "Where Lambda's API is, if not at AWS.");
        Setting.defaultingTo(false, NAME_ONLY, ConfigDef.Type.BOOLEAN)
                .important(Importance.LOW)
                .addTo(
                        group,
                        "Whether functions are called by their names instead of ARNs, for hosts that do not know these.");
        Setting.defaultingTo(LambdaAccess.TIMEOUT_DEFAULT.toMillis(), TIMEOUT, ConfigDef.Type.LONG)
                .checked(Validators.between(1, 300_000))
                .important(Importance.LOW)
                .addTo(group, "How long an invocation may take.");
    }

    static Processing read(FirehoseSinkConfig config) {
        List<Processor> processors = new ArrayList<>();
        if (config.text(DECOMPRESSION) != null) {
            processors.add(new Processor.Decompression());
        }
        if (config.getBoolean(MESSAGES)) {
            processors.add(new Processor.CloudWatchLogProcessing());
        }
        String function = config.text(LAMBDA);
        if (function != null) {
            processors.add(new Processor.Lambda(
                    function,
                    config.getInt(RETRIES),
                    BufferingHints.ofMbs(
                            config.getDouble(SIZE), config.getInt(INTERVAL).longValue())));
        }
        String subRecords = config.text(SUB_RECORDS);
        if (subRecords != null) {
            processors.add(subRecords.equals(JSON) ? new Processor.JsonDeAggregation() : delimited(config));
        }
        String delimiter = config.text(DELIMITER);
        if (delimiter != null) {
            processors.add(Processor.AppendDelimiter.unescaped(delimiter));
        }
        try {
            return new Processing(processors);
        } catch (InvalidDeliveryConfigException e) {
            throw new InvalidSettingException(MESSAGES, String.valueOf(e.getMessage()));
        }
    }

    static LambdaAccess access(FirehoseSinkConfig config, AwsCredentialsProvider credentials) {
        String region = config.getString(AccessSettings.REGION);
        String endpoint = config.text(ENDPOINT);
        return new LambdaAccess(
                URI.create(endpoint == null ? "https://lambda." + region + ".amazonaws.com" : endpoint),
                region,
                credentials,
                Duration.ofMillis(config.getLong(TIMEOUT)),
                config.getBoolean(NAME_ONLY));
    }

    private static Processor delimited(FirehoseSinkConfig config) {
        @Nullable String delimiter = config.text(SUB_DELIMITER);
        if (delimiter == null) {
            throw new InvalidSettingException(SUB_DELIMITER, "must be set when the sub-record type is DELIMITED");
        }
        return new Processor.DelimitedDeAggregation(
                Processor.AppendDelimiter.unescaped(delimiter).delimiter());
    }
}
