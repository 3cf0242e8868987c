package io.kinefka.connect.firehose.config;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Checks of single settings. Each says in its text what it allows, which is also the documentation of allowed values. */
final class Validators {

    private Validators() {}

    static Validator oneOf(List<String> names) {
        return of("one of " + String.join(", ", names), value -> names.contains(value.toString()));
    }

    /** For settings that may be left out. */
    static Validator blankOr(List<String> names) {
        Validator named = oneOf(names);
        return of(named.toString(), value -> value.toString().isEmpty() || names.contains(value.toString()));
    }

    static Validator between(double min, double max) {
        return of(plain(min) + " to " + plain(max), value -> {
            double number = ((Number) value).doubleValue();
            return number >= min && number <= max;
        });
    }

    static Validator atLeast(long min) {
        return of("at least " + min, value -> ((Number) value).longValue() >= min);
    }

    static Validator lengthUpTo(int max) {
        return of("up to " + max + " characters", value -> text(value).length() <= max);
    }

    /** What some reader of the delivery engine, or of Java, understands; its complaint becomes the message. */
    static Validator readBy(String allowed, Function<String, ?> reader) {
        return new Check(allowed, value -> {
            if (text(value).isEmpty()) {
                return null;
            }
            try {
                var unused = reader.apply(text(value));
                return null;
            } catch (RuntimeException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    /** A list whose elements are allowed. */
    static Validator each(String allowed, Predicate<String> isAllowed) {
        return of(
                allowed + ",...", value -> ((List<?>) value).stream().allMatch(one -> isAllowed.test(one.toString())));
    }

    private static Validator of(String allowed, Predicate<Object> isAllowed) {
        return new Check(allowed, value -> isAllowed.test(value) ? null : "must be " + allowed);
    }

    private static String text(Object value) {
        return value instanceof Password secret ? secret.value() : value.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private record Check(String allowed, Function<Object, @Nullable String> complaint) implements Validator {

        @Override
        public void ensureValid(String key, @Nullable Object value) {
            String said = value == null ? null : complaint.apply(value);
            if (said != null) {
                throw new ConfigException(key, value, said);
            }
        }

        @Override
        public String toString() {
            return allowed;
        }
    }
}
