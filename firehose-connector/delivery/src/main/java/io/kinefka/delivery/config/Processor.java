package io.kinefka.delivery.config;

import java.nio.charset.StandardCharsets;

/** What is done to records before they are delivered. Source: AWS API reference, Processor and ProcessorParameter. */
public sealed interface Processor {

    /** Inflates records; AWS knows GZIP, for CloudWatch Logs. */
    record Decompression() implements Processor {}

    /** Keeps only the messages of CloudWatch Logs' records; needs {@link Decompression}. */
    record CloudWatchLogProcessing() implements Processor {}

    /**
     * Transforms records by a Lambda function.
     *
     * @param functionArn with an alias or version, or a function's bare name
     * @param retries of an invocation that has failed, 0 to 300; AWS's default is 3
     * @param bufferingHints 0.2 to 3 MBs, 0 to 900 seconds
     */
    record Lambda(String functionArn, int retries, BufferingHints bufferingHints) implements Processor {
        public static final int RETRIES_DEFAULT = 3;
        private static final int RETRIES_MAX = 300;

        public Lambda {
            if (functionArn.isEmpty() || functionArn.length() > 512) {
                throw new InvalidDeliveryConfigException("LambdaArn must be specified.");
            }
            if (retries < 0 || retries > RETRIES_MAX) {
                throw new InvalidDeliveryConfigException("NumberOfRetries must be between 0 and 300.");
            }
            bufferingHints.within(BufferingHints.Bounds.LAMBDA);
        }

        public static Lambda of(String functionArn) {
            return new Lambda(functionArn, RETRIES_DEFAULT, BufferingHints.LAMBDA_DEFAULT);
        }
    }

    /** Splits records at a delimiter. */
    record DelimitedDeAggregation(String delimiter) implements Processor {
        public DelimitedDeAggregation {
            if (delimiter.isEmpty()) {
                throw new InvalidDeliveryConfigException(
                        "Delimiter must be specified when SubRecordType is DELIMITED.");
            }
        }
    }

    /** Splits records into their JSON documents, which follow each other with or without white space. */
    record JsonDeAggregation() implements Processor {}

    /**
     * Ends every record with a delimiter.
     *
     * @param delimiter as it is appended, see {@link #unescaped}
     */
    record AppendDelimiter(String delimiter) implements Processor {

        /** A line feed, which is what AWS appends if nothing is said. */
        public static final AppendDelimiter NEW_LINE = new AppendDelimiter("\n");

        /** The delimiter of a parameter's value, in which a line feed is a backslash and an n. */
        public static AppendDelimiter unescaped(String value) {
            return new AppendDelimiter(
                    value.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t"));
        }

        public byte[] bytes() {
            return delimiter.getBytes(StandardCharsets.UTF_8);
        }
    }
}
