package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.ApplicationText;
import io.kinefka.analytics.sql.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which an application's conditions let some through: without nulls, numbers differ by column, and texts and numbers of the code are
 * among them; a comment {@code -- texts: a, b} says which texts alone there are.
 */
final class SuitableRows {
    private static final String ADDRESS = "http://www.example.com/";
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");
    private static final int NUMBER_MAX = 30_000;
    private static final int COLUMNS = 4;
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{1,9}\\b");
    private static final Pattern DECLARED = Pattern.compile("(?m)^-- texts: (.*)$");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");

    private final Random random;
    private final long startMillis;
    private final List<String> texts;
    private final List<Integer> numbers;

    SuitableRows(ApplicationText application, long startMillis, Random random) {
        this.random = random;
        this.startMillis = startMillis;
        var code = COMMENT.matcher(application.code()).replaceAll("");
        this.numbers = NUMBER.matcher(TEXT.matcher(code).replaceAll(""))
                .results()
                .map(number -> Integer.parseInt(number.group()))
                .filter(number -> number < NUMBER_MAX)
                .distinct()
                .toList();
        var declared = DECLARED.matcher(application.code());
        this.texts = declared.find() ? List.of(declared.group(1).split(", ")) : texts(code);
    }

    private static List<String> texts(String code) {
        return TEXT.matcher(code)
                .results()
                .map(text -> text.group(1).replace("%", ""))
                .map(text -> text.matches(".*[./].*") ? ADDRESS : text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** A row of an input stream. */
    @Nullable Object[] row(TableSchema input, long rowtime) {
        var row = values(ApplicationCompiler.inputType(input), rowtime, 0);
        row[input.columns().size()] = rowtime;
        return row;
    }

    /** Some rows of a reference table, with numbers as any column of a stream can have them. */
    List<@Nullable Object[]> table(TableSchema table) {
        var type = ApplicationCompiler.referenceType(table);
        List<@Nullable Object[]> rows = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> rows.add(values(type, startMillis, random.nextInt(COLUMNS))));
        return rows;
    }

    private @Nullable Object[] values(RelDataType type, long time, int firstColumn) {
        return IntStream.range(0, type.getFieldCount())
                .mapToObj(i -> value(type.getFieldList().get(i).getType(), firstColumn + i, time))
                .toArray();
    }

    private Object value(RelDataType type, int column, long time) {
        var number = number(column);
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) (number % 100);
            case SMALLINT -> (short) number;
            case INTEGER -> number;
            case BIGINT -> (long) number;
            case DECIMAL -> BigDecimal.valueOf(number);
            case REAL -> (float) number;
            case FLOAT, DOUBLE -> (double) number;
            case TIMESTAMP -> time - 1_000L * random.nextInt(3);
            case DATE -> 20_000 + number;
            case TIME -> 1_000 * number;
            default -> text(type.getPrecision());
        };
    }

    private int number(int column) {
        return numbers.isEmpty() || random.nextBoolean()
                ? 1 + random.nextInt(6) + 10 * column
                : numbers.get(random.nextInt(numbers.size())) + 1 + column;
    }

    private String text(int charsMax) {
        var fitting = texts.stream().filter(text -> text.length() <= charsMax).toList();
        return fitting.isEmpty()
                ? String.valueOf((char) ('a' + random.nextInt(3)))
                : fitting.get(random.nextInt(fitting.size()));
    }
}
