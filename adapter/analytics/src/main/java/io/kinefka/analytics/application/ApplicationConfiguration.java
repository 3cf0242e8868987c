package io.kinefka.analytics.application;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an application does.
 *
 * @param code its SQL; may be empty
 * @param inputs what it reads
 * @param references its reference tables
 * @param outputs what it writes
 */
public record ApplicationConfiguration(
        String code, List<Input> inputs, List<Reference> references, List<Output> outputs) {

    public ApplicationConfiguration {
        inputs = List.copyOf(inputs);
        references = List.copyOf(references);
        outputs = List.copyOf(outputs);
    }

    /**
     * A streaming source.
     *
     * @param id among the inputs
     * @param namePrefix of its in-application streams
     * @param source a stream or delivery stream
     * @param processor the ARN of the function that its records pass through first
     * @param parallelism how many in-application streams it fills
     * @param schema of its records
     * @param position where the application begins to read it
     */
    public record Input(
            String id,
            String namePrefix,
            Resource source,
            Optional<String> processor,
            int parallelism,
            RecordSchema schema,
            StartingPosition position) {

        /** The in-application streams that it fills. */
        public List<String> streamNames() {
            return IntStream.rangeClosed(1, parallelism)
                    .mapToObj(number -> "%s_%03d".formatted(namePrefix, number))
                    .toList();
        }
    }

    /**
     * A reference table.
     *
     * @param id among the reference tables
     * @param tableName in SQL
     * @param bucketArn where its object is
     * @param key of the object
     * @param schema of the object's records
     */
    public record Reference(String id, String tableName, String bucketArn, String key, RecordSchema schema) {}

    /**
     * Where the rows of an in-application stream go.
     *
     * @param id among the outputs
     * @param streamName of the in-application stream
     * @param destination a stream, delivery stream or function
     * @param format how the rows are written
     */
    public record Output(String id, String streamName, Resource destination, Format format) {

        /** How rows can be written. */
        public enum Format {
            JSON,
            CSV
        }
    }

    /**
     * Compiles the code. That takes its time, the first one most of all.
     *
     * @throws io.kinefka.analytics.sql.parser.CodeValidationException if that is not possible
     */
    public ApplicationPlan plan() {
        return ApplicationCompiler.compile(
                code,
                inputs.stream()
                        .flatMap(input -> input.streamNames().stream()
                                .map(name -> input.schema().table(name)))
                        .toList(),
                references.stream()
                        .map(reference -> reference.schema().table(reference.tableName()))
                        .toList());
    }
}
