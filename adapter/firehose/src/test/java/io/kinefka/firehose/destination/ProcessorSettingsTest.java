package io.kinefka.firehose.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorSettingsTest {

    private static Map<String, Object> processor(String type, String... parameters) {
        var list = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < parameters.length; i += 2) {
            list.add(Map.of("ParameterName", parameters[i], "ParameterValue", parameters[i + 1]));
        }
        return Map.of("Type", type, "Parameters", list);
    }

    private static Processing processing(boolean enabled, List<Map<String, Object>> processors) {
        var configuration = Map.<String, Object>of("Enabled", enabled, "Processors", processors);
        return ProcessorSettings.processing(new Settings(Map.of("ProcessingConfiguration", configuration)));
    }

    private static void assertRefused(Map<String, Object> processor, String message) {
        assertThatThrownBy(() -> processing(true, List.of(processor)))
                .isInstanceOf(InvalidDeliveryConfigException.class)
                .hasMessage(message);
    }

    @Test
    void aFunctionHasDefaults() {
        assertThat(processing(true, List.of(processor("Lambda", "LambdaArn", "arn:function"))))
                .isEqualTo(Processing.of(Processor.Lambda.of("arn:function")));
    }

    @Test
    void everyParameterOfAFunctionIsTranslated() {
        assertThat(processing(
                        true,
                        List.of(processor(
                                "Lambda",
                                "LambdaArn",
                                "arn:function",
                                "RoleArn",
                                "arn:role",
                                "NumberOfRetries",
                                "0",
                                "BufferSizeInMBs",
                                "0.2",
                                "BufferIntervalInSeconds",
                                "900"))))
                .isEqualTo(Processing.of(new Processor.Lambda("arn:function", 0, BufferingHints.ofMbs(0.2, 900L))));
    }

    @Test
    void theOtherProcessorsAreTranslated() {
        assertThat(processing(
                                true,
                                List.of(
                                        processor("Decompression", "CompressionFormat", "GZIP"),
                                        processor("CloudWatchLogProcessing", "DataMessageExtraction", "true"),
                                        processor(
                                                "RecordDeAggregation",
                                                "SubRecordType",
                                                "DELIMITED",
                                                "Delimiter",
                                                "IyMj"),
                                        processor("AppendDelimiterToRecord", "Delimiter", "\\n")))
                        .processors())
                .isEqualTo(List.of(
                        new Processor.Decompression(),
                        new Processor.CloudWatchLogProcessing(),
                        new Processor.DelimitedDeAggregation("###"),
                        Processor.AppendDelimiter.NEW_LINE));
        assertThat(processing(
                                true,
                                List.of(
                                        processor("RecordDeAggregation", "SubRecordType", "JSON"),
                                        processor("AppendDelimiterToRecord")))
                        .processors())
                .isEqualTo(List.of(new Processor.JsonDeAggregation(), Processor.AppendDelimiter.NEW_LINE));
    }

    @Test
    void whatIsSwitchedOffIsNotThere() {
        assertThat(processing(false, List.of(processor("Lambda", "LambdaArn", "arn:function"))))
                .isEqualTo(Processing.NONE);
        assertThat(processing(true, List.of(processor("CloudWatchLogProcessing", "DataMessageExtraction", "false"))))
                .isEqualTo(Processing.NONE);
    }

    @Test
    void refusesParametersThatMakeNoSense() {
        assertRefused(processor("Lambda"), "LambdaArn must be specified for a processor of the type Lambda.");
        assertRefused(
                processor("Lambda", "LambdaArn", "arn", "NumberOfRetries", "many"),
                "NumberOfRetries must be a number.");
        assertRefused(
                processor("Lambda", "LambdaArn", "arn", "LambdaArn", "arn"),
                "Parameter LambdaArn of processor Lambda is specified twice.");
        assertRefused(processor("RecordDeAggregation"), "SubRecordType must be JSON or DELIMITED.");
        assertRefused(
                processor("Decompression", "CompressionFormat", "ZIP"),
                "CompressionFormat of a processor must be GZIP.");
        assertRefused(processor("MetadataExtraction"), "Processors of the type MetadataExtraction are not supported.");
    }
}
