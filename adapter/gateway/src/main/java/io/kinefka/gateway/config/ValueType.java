package io.kinefka.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the text of a value becomes a value.
 *
 * @param label what the documentation calls it
 * @param parser throws {@link IllegalArgumentException} for a text that is no such value
 */
record ValueType<T>(String label, Function<String, T> parser) {
    static final ValueType<String> TEXT = new ValueType<>("text", Function.identity());
    static final ValueType<Path> PATH = new ValueType<>("path", Path::of);
    static final ValueType<Integer> INTEGER = new ValueType<>("integer", ValueType::integer);
    static final ValueType<Duration> DURATION = new ValueType<>("duration", DurationText::parse);
    static final ValueType<ProcessingGuarantee> GUARANTEE =
            new ValueType<>("exactly_once_v2, at_least_once", ValueType::guarantee);
    static final ValueType<LimitsProfile> LIMITS = new ValueType<>("none, aws", ValueType::limits);
    static final ValueType<Long> BYTES = new ValueType<>("size", ValueType::bytes);
    static final ValueType<URI> URL = new ValueType<>("URL", ValueType::url);
    static final ValueType<List<String>> ADDRESSES = new ValueType<>("host:port, ...", ValueType::addresses);
    static final ValueType<List<String>> NAMES = new ValueType<>("name, ...", ValueType::names);

    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^\\s:,\\[\\]]+):\\d{1,5}");

    private static Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number");
        }
    }

    private static URI url(String text) {
        var url = URI.create(text);
        if (!List.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("is not a URL of http or https");
        }
        return url;
    }

    private static ProcessingGuarantee guarantee(String text) {
        return switch (text) {
            case "exactly_once_v2" -> ProcessingGuarantee.EXACTLY_ONCE_V2;
            case "at_least_once" -> ProcessingGuarantee.AT_LEAST_ONCE;
            default -> throw new IllegalArgumentException("Not a guarantee: " + text);
        };
    }

    private static LimitsProfile limits(String text) {
        return switch (text) {
            case "none" -> LimitsProfile.NONE;
            case "aws" -> LimitsProfile.AWS;
            default -> throw new IllegalArgumentException("is neither none nor aws");
        };
    }

    private static Long bytes(String text) {
        return SizeText.parse(text, Runtime.getRuntime().maxMemory());
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static List<String> addresses(String text) {
        var addresses = names(text);
        if (!addresses.stream().allMatch(each -> ADDRESS.matcher(each).matches())) {
            throw new IllegalArgumentException("is not a list of HOST:PORT");
        }
        return addresses;
    }
}
