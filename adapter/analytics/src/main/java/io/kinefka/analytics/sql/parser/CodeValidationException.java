package io.kinefka.analytics.sql.parser;

import org.apache.calcite.sql.parser.SqlParserPos;

/** Application code that cannot be compiled, and where. */
public final class CodeValidationException extends RuntimeException {
    private final String reason;
    private final int line;
    private final int column;

    /** Of a place in the code; line and column count from 1 and are 0 if the place is unknown. */
    public CodeValidationException(String reason, int line, int column) {
        super(line > 0 ? "line %d, column %d: %s".formatted(line, column, reason) : reason, null, false, false);
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    /** Of a position that the parser gave to a part of the code. */
    public CodeValidationException(String reason, SqlParserPos position) {
        this(reason, position.getLineNum(), position.getColumnNum());
    }

    /** What the SQL dialect has and this compiler has not yet. */
    public static CodeValidationException notSupported(String construct, SqlParserPos position) {
        return new CodeValidationException(construct + " is not supported.", position);
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** The line of the code, from 1. */
    public int line() {
        return line;
    }

    /** The column in that line, from 1. */
    public int column() {
        return column;
    }
}
