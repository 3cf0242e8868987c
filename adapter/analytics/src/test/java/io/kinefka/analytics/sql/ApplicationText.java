package io.kinefka.analytics.sql;

import io.kinefka.analytics.sql.parser.ApplicationParser;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.parser.CreateStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A file with application code; its first comments, {@code -- schema:} and {@code -- table:}, tell what the code reads. */
public record ApplicationText(String code, List<TableSchema> inputs, List<TableSchema> references) {
    private static final Pattern DECLARATION = Pattern.compile("(?m)^-- (schema|table): (\\S+ \\(.*\\))");

    public static ApplicationText read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    public static ApplicationText of(String text) {
        return new ApplicationText(text, declared(text, "schema"), declared(text, "table"));
    }

    String plan() {
        try {
            return ApplicationCompiler.compile(code, inputs, references).explain();
        } catch (CodeValidationException refused) {
            return "Refused: " + refused.getMessage() + "\n";
        }
    }

    private static List<TableSchema> declared(String text, String kind) {
        return DECLARATION
                .matcher(text)
                .results()
                .filter(declaration -> declaration.group(1).equals(kind))
                .map(declaration -> schema(declaration.group(2)))
                .toList();
    }

    private static TableSchema schema(String declaration) {
        var stream = (CreateStream)
                ApplicationParser.statements("CREATE STREAM " + declaration).get(0);
        var columns = stream.columns().stream()
                .map(column -> new TableSchema.Column(
                        column.name().getSimple(), column.type().toString()))
                .toList();
        return new TableSchema(stream.name().getSimple(), columns);
    }
}
