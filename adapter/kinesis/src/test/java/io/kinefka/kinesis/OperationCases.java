package io.kinefka.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of all operations' answers, {@code operation-cases.txt}.
 *
 * @param cases in the order of the file
 * @param exemptions by operation, or {@code *} for all: errors that no case shows
 */
record OperationCases(List<Case> cases, Map<String, Set<String>> exemptions) {
    private static final Pattern LINE = Pattern.compile(
            "(?<expected>\\w+)(?:>(?<name>\\w+)=(?<pointer>\\S+))?(?: @(?<profile>\\w+))? (?<request>\\{.*})");
    private static final Pattern EXEMPTION = Pattern.compile("- (?<error>\\w+): .+");

    /**
     * One request and what it is answered.
     *
     * @param expected {@code OK}, or the code of an error
     * @param name under which a part of the answer is known to later cases
     * @param pointer to that part
     * @param profile which kind of Kinesis is asked
     */
    record Case(
            String operation,
            String expected,
            @Nullable String name,
            @Nullable String pointer,
            String profile,
            String request) {

        boolean succeeds() {
            return expected.equals("OK");
        }
    }

    static OperationCases read() {
        var cases = new ArrayList<Case>();
        var exemptions = new HashMap<String, Set<String>>();
        String operation = "*";
        for (String line : lines()) {
            if (line.startsWith("# ") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("## ")) {
                operation = line.substring(3);
                continue;
            }
            Matcher exemption = EXEMPTION.matcher(line);
            if (exemption.matches()) {
                exemptions.computeIfAbsent(operation, any -> new HashSet<>()).add(exemption.group("error"));
            } else {
                cases.add(parse(operation, line));
            }
        }
        return new OperationCases(cases, exemptions);
    }

    private static Case parse(String operation, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a case: " + line);
        }
        return new Case(
                operation,
                matcher.group("expected"),
                matcher.group("name"),
                matcher.group("pointer"),
                Objects.requireNonNullElse(matcher.group("profile"), "plain"),
                matcher.group("request"));
    }

    private static List<String> lines() {
        try (var table = Objects.requireNonNull(OperationCases.class.getResourceAsStream("operation-cases.txt"))) {
            return new String(table.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isExempt(String operation, String error) {
        return exemptions.getOrDefault("*", Set.of()).contains(error)
                || exemptions.getOrDefault(operation, Set.of()).contains(error);
    }
}
