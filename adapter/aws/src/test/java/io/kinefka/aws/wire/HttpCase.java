package io.kinefka.aws.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** One case of {@code http-answers.txt}, whose head explains the format. */
record HttpCase(String name, WireRequest request, int status, String contentType, String body) {
    private static final Pattern BLANK_LINE = Pattern.compile("\n\n");
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final Set<String> PROVENANCES = Set.of("documented", "inferred");

    static List<HttpCase> all() {
        return BLANK_LINE
                .splitAsStream(resource().strip())
                .filter(block -> !block.startsWith("#"))
                .map(block -> parse(block.lines().toList()))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static HttpCase parse(List<String> block) {
        String[] title = block.get(0).split(" \\| ", 2);
        if (!PROVENANCES.contains(title[1])) {
            throw new IllegalArgumentException("No provenance: " + block.get(0));
        }
        Map<String, String> headers = new HashMap<>();
        Map<String, String> parts = new HashMap<>();
        for (String line : block.subList(1, block.size())) {
            String content = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("h ")) {
                String[] header = content.split(":", 2);
                headers.put(header[0], header[1].strip().replace("@auth", Calls.AUTHORIZATION));
            } else {
                parts.put(line.substring(0, 1), content);
            }
        }
        String[] head = parts.getOrDefault(">", "").split(" ", 2);
        String[] answer = parts.getOrDefault("<", "").split(" ", 2);
        ByteBuffer body = ByteBuffer.wrap(unescaped(parts.getOrDefault("b", "")).getBytes(StandardCharsets.ISO_8859_1));
        WireRequest request =
                new WireRequest(head[0], "/", head.length > 1 ? head[1] : "", headers, Calls.CLIENT, body);
        return new HttpCase(
                title[0], request, Integer.parseInt(answer[0]), answer[1], unescaped(parts.getOrDefault("=", "")));
    }

    private static String unescaped(String text) {
        return BYTE.matcher(text.replace("\\n", "\n"))
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    private static String resource() {
        try (InputStream resource = HttpCase.class.getResourceAsStream("http-answers.txt")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
