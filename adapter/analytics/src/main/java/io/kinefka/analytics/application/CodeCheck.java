package io.kinefka.analytics.application;

import io.kinefka.analytics.sql.parser.ApplicationParser;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Finds out whether an application's code fits its inputs and reference tables, on threads where that may take time. */
final class CodeCheck {
    private final Executor worker;

    CodeCheck(Executor worker) {
        this.worker = worker;
    }

    /** Completes with the same configuration, or fails with what is wrong with its schemas or its code. */
    CompletionStage<ApplicationConfiguration> checked(ApplicationConfiguration configuration) {
        return CompletableFuture.supplyAsync(() -> check(configuration), worker);
    }

    private static ApplicationConfiguration check(ApplicationConfiguration configuration) {
        Stream.concat(
                        configuration.inputs().stream().map(ApplicationConfiguration.Input::schema),
                        configuration.references().stream().map(ApplicationConfiguration.Reference::schema))
                .flatMap(schema -> schema.columns().stream())
                .forEach(CodeCheck::checkType);
        if (!configuration.code().isBlank()) {
            var unused = configuration.plan();
        }
        return configuration;
    }

    private static void checkType(RecordSchema.Column column) {
        try {
            var unused = ApplicationParser.type(column.sqlType());
        } catch (CodeValidationException e) {
            throw new InvalidConfigurationException(
                    "SqlType of the column " + column.name() + " is not supported: " + column.sqlType());
        }
    }
}
