package io.kinefka.analytics.sql.function;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** The formats that calls of log-parsing functions describe; they are kept, because each row asks for them. */
final class LogFormats {
    private static final ConcurrentMap<Call, LogFormat> FORMATS = new ConcurrentHashMap<>();
    private static final int FORMATS_MAX = 1_000;

    private record Call(String function, List<String> arguments) {}

    private LogFormats() {}

    /**
     * The format of a function's calls.
     *
     * @param arguments those behind the line
     * @throws IllegalArgumentException if they describe none
     */
    static LogFormat of(String function, List<String> arguments) {
        if (FORMATS.size() >= FORMATS_MAX) {
            FORMATS.clear();
        }
        return FORMATS.computeIfAbsent(new Call(function, arguments), LogFormats::described);
    }

    private static LogFormat described(Call call) {
        var arguments = call.arguments();
        return switch (call.function()) {
            case "REGEX_LOG_PARSE" -> {
                var pattern = Pattern.compile(arguments.get(0));
                yield arguments.size() == 1
                        ? RegexLog.of(pattern)
                        : new RegexLog(
                                pattern,
                                LogColumns.read(arguments.get(1)).stream()
                                        .map(LogColumns.Field::column)
                                        .toList());
            }
            case "FAST_REGEX_LOG_PARSE", "FAST_REGEX_LOG_PARSER" -> FastRegexLog.of(arguments.get(0));
            case "FIXED_COLUMN_LOG_PARSE" -> new FixedColumnLog(LogColumns.read(arguments.get(0)));
            case "SYS_LOG_PARSE" -> SysLog.format();
            case "VARIABLE_COLUMN_LOG_PARSE" ->
                new VariableColumnLog(
                        VariableColumnLog.columns(arguments.get(0)),
                        arguments.get(1),
                        arguments.size() > 2 ? arguments.get(2) : "",
                        arguments.size() > 3 ? arguments.get(3) : "");
            case "W3C_LOG_PARSE" -> W3cLog.of(arguments.get(0));
            default -> throw new IllegalArgumentException("There is no function " + call.function());
        };
    }
}
