package io.kinefka.delivery.name;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A prefix with its expressions, {@code !{namespace:value}}. Source: AWS developer guide, custom prefixes. */
final class PrefixExpression {
    private static final int CONFIGURED_LENGTH_MAX = 1024;
    private static final int EVALUATED_LENGTH_MAX = 512;
    private static final int RANDOM_LENGTH = 11;
    private static final String RANDOM_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final List<Part> parts;

    /** What an expression may depend on. */
    record Moment(ZonedDateTime oldest, @Nullable ErrorOutputType error, RandomGenerator random) {}

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Timestamp(DateTimeFormatter format) implements Part {}

        record RandomString() implements Part {}

        record ErrorType() implements Part {}
    }

    private PrefixExpression(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a prefix.
     *
     * @throws IllegalArgumentException if AWS would refuse it
     */
    static PrefixExpression parse(String text) {
        if (text.length() > CONFIGURED_LENGTH_MAX) {
            throw new IllegalArgumentException("A prefix must have 1024 characters at most.");
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int start = text.indexOf("!{"); start >= 0; start = text.indexOf("!{", from)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                throw new IllegalArgumentException("The expression at character " + start + " has no end.");
            }
            if (start > from) {
                parts.add(new Part.Literal(text.substring(from, start)));
            }
            parts.add(expression(text.substring(start + 2, end)));
            from = end + 1;
        }
        if (from < text.length()) {
            parts.add(new Part.Literal(text.substring(from)));
        }
        return new PrefixExpression(List.copyOf(parts));
    }

    /**
     * Refuses a prefix that comes out too long.
     *
     * @throws IllegalArgumentException if it does
     */
    PrefixExpression requireShort(ZoneId zone) {
        Moment moment = new Moment(
                Instant.EPOCH.atZone(zone), ErrorOutputType.DECOMPRESSION_FAILED, RandomGenerator.getDefault());
        if (evaluate(moment).length() > EVALUATED_LENGTH_MAX) {
            throw new IllegalArgumentException("An evaluated prefix must have 512 characters at most.");
        }
        return this;
    }

    boolean hasExpressions() {
        return parts.stream().anyMatch(part -> !(part instanceof Part.Literal));
    }

    boolean hasTimestamp() {
        return parts.stream().anyMatch(Part.Timestamp.class::isInstance);
    }

    boolean hasErrorOutputType() {
        return parts.stream().anyMatch(Part.ErrorType.class::isInstance);
    }

    String evaluate(Moment moment) {
        StringBuilder evaluated = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                evaluated.append(literal.text());
            } else if (part instanceof Part.Timestamp timestamp) {
                evaluated.append(timestamp.format().format(moment.oldest()));
            } else if (part instanceof Part.RandomString) {
                appendRandom(evaluated, moment.random());
            } else if (part instanceof Part.ErrorType && moment.error() != null) {
                evaluated.append(moment.error().awsName());
            }
        }
        return evaluated.toString();
    }

    private static void appendRandom(StringBuilder evaluated, RandomGenerator random) {
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            evaluated.append(RANDOM_LETTERS.charAt(random.nextInt(RANDOM_LETTERS.length())));
        }
    }

    private static Part expression(String inside) {
        int colon = inside.indexOf(':');
        String namespace = colon < 0 ? inside : inside.substring(0, colon);
        String value = colon < 0 ? "" : inside.substring(colon + 1);
        return switch (namespace) {
            case "timestamp" -> new Part.Timestamp(format(value));
            case "firehose" ->
                switch (value) {
                    case "random-string" -> new Part.RandomString();
                    case "error-output-type" -> new Part.ErrorType();
                    default ->
                        throw new IllegalArgumentException("The expression firehose:" + value + " is not supported.");
                };
            case "partitionKeyFromQuery", "partitionKeyFromLambda" ->
                throw new IllegalArgumentException(
                        "The expression " + namespace + " needs dynamic partitioning, which is not enabled.");
            default -> throw new IllegalArgumentException("The namespace " + namespace + " is not supported.");
        };
    }

    private static DateTimeFormatter format(String pattern) {
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            var unused = format.format(Instant.EPOCH.atZone(ZoneId.of("UTC")));
            return format;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The timestamp format " + pattern + " is not valid.", e);
        }
    }
}
