package io.kinefka.analytics.application;

import io.kinefka.analytics.application.ApplicationConfiguration.Input;
import io.kinefka.analytics.application.ApplicationConfiguration.Output;
import io.kinefka.analytics.application.ApplicationConfiguration.Reference;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.mapping.StreamId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads what an application's settings mean. */
final class ConfigurationReader {
    private static final Map<String, Resource.Kind> KINDS = Map.of(
            "KinesisStreamsInputDescription", Resource.Kind.STREAM,
            "KinesisFirehoseInputDescription", Resource.Kind.DELIVERY_STREAM,
            "KinesisStreamsOutputDescription", Resource.Kind.STREAM,
            "KinesisFirehoseOutputDescription", Resource.Kind.DELIVERY_STREAM,
            "LambdaOutputDescription", Resource.Kind.FUNCTION);

    private ConfigurationReader() {}

    static ApplicationConfiguration read(Members all) {
        return new ApplicationConfiguration(
                all.text(ApplicationDocument.CODE).orElse(""),
                all.list(Part.INPUT.list()).stream()
                        .map(ConfigurationReader::input)
                        .toList(),
                all.list(Part.REFERENCE.list()).stream()
                        .map(ConfigurationReader::reference)
                        .toList(),
                all.list(Part.OUTPUT.list()).stream()
                        .map(ConfigurationReader::output)
                        .toList());
    }

    private static Input input(Members input) {
        return new Input(
                input.requiredText(Part.INPUT.idMember()),
                input.requiredText("NamePrefix"),
                resource(Part.INPUT, input),
                input.find("InputProcessingConfigurationDescription")
                        .flatMap(processing -> processing.find("InputLambdaProcessorDescription"))
                        .map(ConfigurationReader::function),
                input.find("InputParallelism")
                        .map(parallelism -> (Integer) parallelism.all().get("Count"))
                        .orElse(1),
                schema(input.required("InputSchema")),
                input.find("InputStartingPositionConfiguration")
                        .flatMap(position -> position.text("InputStartingPosition"))
                        .map(StartingPosition::valueOf)
                        .orElse(StartingPosition.NOW));
    }

    private static String function(Members processor) {
        String arn = processor.requiredText("ResourceARN");
        requireFunction(arn);
        return arn;
    }

    private static Reference reference(Members reference) {
        var object = reference.required("S3ReferenceDataSourceDescription");
        return new Reference(
                reference.requiredText(Part.REFERENCE.idMember()),
                reference.requiredText("TableName"),
                object.requiredText("BucketARN"),
                object.requiredText("FileKey"),
                schema(reference.required("ReferenceSchema")));
    }

    private static Output output(Members output) {
        return new Output(
                output.requiredText(Part.OUTPUT.idMember()),
                output.requiredText("Name"),
                resource(Part.OUTPUT, output),
                Output.Format.valueOf(output.required("DestinationSchema").requiredText("RecordFormatType")));
    }

    private static Resource resource(Part part, Members description) {
        var given = part.alternatives().stream()
                .filter(name -> description.find(name).isPresent())
                .toList();
        if (given.size() != 1) {
            throw new InvalidConfigurationException("Exactly one of "
                    + String.join(
                            ", ",
                            part.alternatives().stream()
                                    .map(name -> name.replace("Description", ""))
                                    .toList())
                    + " must be specified for an " + part.title() + ".");
        }
        String name = given.get(0);
        String arn = description.required(name).requiredText("ResourceARN");
        var kind = Objects.requireNonNull(KINDS.get(name));
        switch (kind) {
            case STREAM -> requireArn(arn, "stream", StreamId::ofArn);
            case DELIVERY_STREAM -> requireArn(arn, "delivery stream", DeliveryStreamId::ofArn);
            case FUNCTION -> requireFunction(arn);
        }
        return new Resource(kind, arn);
    }

    private static void requireArn(String arn, String what, Consumer<String> parse) {
        try {
            parse.accept(arn);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException("ResourceARN is not the ARN of a " + what + ": " + arn);
        }
    }

    static void requireFunction(String arn) {
        if (!arn.matches("arn:aws:lambda:[^:]+:\\d{12}:function:.+")) {
            throw new InvalidConfigurationException("ResourceARN is not the ARN of a function: " + arn);
        }
    }

    private static RecordSchema schema(Members schema) {
        var columns = schema.list("RecordColumns").stream()
                .map(column -> new RecordSchema.Column(
                        column.requiredText("Name"), column.text("Mapping"), column.requiredText("SqlType")))
                .toList();
        var format = format(schema.required("RecordFormat"));
        requireDistinct(columns);
        if (format instanceof RecordFormat.Json) {
            columns.stream()
                    .filter(column -> column.mapping().isEmpty())
                    .findFirst()
                    .ifPresent(column -> {
                        throw new InvalidConfigurationException(
                                "Mapping must be specified for the column " + column.name() + " of JSON records.");
                    });
        }
        return new RecordSchema(format, columns);
    }

    private static void requireDistinct(List<RecordSchema.Column> columns) {
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw new InvalidConfigurationException("There are two columns named " + column.name() + ".");
            }
        }
    }

    private static RecordFormat format(Members format) {
        var parameters = format.find("MappingParameters");
        var json = parameters.flatMap(mapping -> mapping.find("JSONMappingParameters"));
        var csv = parameters.flatMap(mapping -> mapping.find("CSVMappingParameters"));
        boolean isJson = format.requiredText("RecordFormatType").equals("JSON");
        if (isJson ? csv.isPresent() : json.isPresent()) {
            throw new InvalidConfigurationException("MappingParameters do not fit the RecordFormatType.");
        }
        return isJson
                ? new RecordFormat.Json(json.map(mapping -> mapping.requiredText("RecordRowPath"))
                        .orElse("$"))
                : new RecordFormat.Csv(
                        csv.map(mapping -> mapping.requiredText("RecordRowDelimiter"))
                                .orElse("\n"),
                        csv.map(mapping -> mapping.requiredText("RecordColumnDelimiter"))
                                .orElse(","));
    }
}
