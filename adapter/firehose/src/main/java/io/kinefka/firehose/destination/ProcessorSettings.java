package io.kinefka.firehose.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The processors of a destination: a type and parameters, which are all texts. */
final class ProcessorSettings {
    private static final double LAMBDA_MBS_DEFAULT = 1;
    private static final long LAMBDA_SECONDS_DEFAULT = 60;

    private ProcessorSettings() {}

    /** Those of a destination's settings; none if they are not enabled. */
    static Processing processing(Settings destination) {
        var processing = destination.settings("ProcessingConfiguration");
        if (!processing.is("Enabled")) {
            return Processing.NONE;
        }
        return new Processing(processing.list("Processors").stream()
                .flatMap(processor -> processor(processor).stream())
                .toList());
    }

    /** None if its parameters switch it off. */
    private static Optional<Processor> processor(Settings processor) {
        var parameters = parameters(processor);
        String type = processor.requiredText("Type");
        return switch (type) {
            case "Lambda" -> Optional.of(lambda(parameters));
            case "RecordDeAggregation" -> Optional.of(deAggregation(parameters));
            case "AppendDelimiterToRecord" ->
                Optional.of(Optional.ofNullable(parameters.get("Delimiter"))
                        .map(Processor.AppendDelimiter::unescaped)
                        .orElse(Processor.AppendDelimiter.NEW_LINE));
            case "Decompression" -> Optional.of(decompression(parameters));
            case "CloudWatchLogProcessing" ->
                "true".equalsIgnoreCase(parameters.get("DataMessageExtraction"))
                        ? Optional.of(new Processor.CloudWatchLogProcessing())
                        : Optional.empty();
            default ->
                throw new InvalidDeliveryConfigException("Processors of the type " + type + " are not supported.");
        };
    }

    private static Map<String, String> parameters(Settings processor) {
        var parameters = new HashMap<String, String>();
        for (Settings parameter : processor.list("Parameters")) {
            String name = parameter.requiredText("ParameterName");
            if (parameters.put(name, parameter.requiredText("ParameterValue")) != null) {
                throw new InvalidDeliveryConfigException(
                        "Parameter " + name + " of processor " + processor.text("Type") + " is specified twice.");
            }
        }
        return parameters;
    }

    private static Processor lambda(Map<String, String> parameters) {
        String arn = parameters.get("LambdaArn");
        if (arn == null) {
            throw new InvalidDeliveryConfigException("LambdaArn must be specified for a processor of the type Lambda.");
        }
        return new Processor.Lambda(
                arn,
                (int) number(parameters, "NumberOfRetries", Processor.Lambda.RETRIES_DEFAULT),
                BufferingHints.ofMbs(number(parameters, "BufferSizeInMBs", LAMBDA_MBS_DEFAULT), (long)
                        number(parameters, "BufferIntervalInSeconds", LAMBDA_SECONDS_DEFAULT)));
    }

    private static double number(Map<String, String> parameters, String name, double otherwise) {
        String text = parameters.get(name);
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidDeliveryConfigException(name + " must be a number.");
        }
    }

    private static Processor deAggregation(Map<String, String> parameters) {
        return switch (Objects.requireNonNullElse(parameters.get("SubRecordType"), "")) {
            case "JSON" -> new Processor.JsonDeAggregation();
            case "DELIMITED" ->
                new Processor.DelimitedDeAggregation(
                        delimiter(Objects.requireNonNullElse(parameters.get("Delimiter"), "")));
            default -> throw new InvalidDeliveryConfigException("SubRecordType must be JSON or DELIMITED.");
        };
    }

    /** AWS wants base64 here; what is none is taken as it is. */
    private static String delimiter(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return value;
        }
    }

    private static Processor decompression(Map<String, String> parameters) {
        if (!"GZIP".equals(parameters.getOrDefault("CompressionFormat", "GZIP"))) {
            throw new InvalidDeliveryConfigException("CompressionFormat of a processor must be GZIP.");
        }
        return new Processor.Decompression();
    }
}
