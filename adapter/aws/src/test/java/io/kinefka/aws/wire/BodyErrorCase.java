package io.kinefka.aws.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** One case of {@code body-errors.txt}, whose head explains the format. */
record BodyErrorCase(String operation, String provenance, String body, String code, List<String> messages) {
    private static final Pattern REPEATED = Pattern.compile("\\$\\{(.)\\*(\\d+)}");
    private static final Set<String> PROVENANCES = Set.of("recorded", "inferred");

    static List<BodyErrorCase> all() {
        List<BodyErrorCase> cases = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : lines()) {
            if (line.isBlank() && !block.isEmpty()) {
                cases.add(parse(block));
                block.clear();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                block.add(line);
            }
        }
        cases.add(parse(block));
        return cases;
    }

    @Override
    public String toString() {
        return operation + " " + (body.length() > 100 ? body.substring(0, 100) + "..." : body);
    }

    private static BodyErrorCase parse(List<String> block) {
        String[] head = block.get(0).split(" ", 2);
        if (!PROVENANCES.contains(head[1])) {
            throw new IllegalArgumentException("No provenance: " + block.get(0));
        }
        List<String> messages = block.subList(3, block.size()).stream()
                .map(line -> content(line, "- "))
                .toList();
        return new BodyErrorCase(head[0], head[1], content(block.get(1), "> "), content(block.get(2), "< "), messages);
    }

    private static String content(String line, String mark) {
        if (!line.startsWith(mark)) {
            throw new IllegalArgumentException("Not marked with " + mark + ": " + line);
        }
        return REPEATED.matcher(line.substring(mark.length()))
                .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
    }

    private static List<String> lines() {
        InputStream resource = Objects.requireNonNull(BodyErrorCase.class.getResourceAsStream("body-errors.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
