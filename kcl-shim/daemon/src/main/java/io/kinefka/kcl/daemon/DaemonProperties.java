package io.kinefka.kcl.daemon;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;

/**
 * The {@code .properties} file of a multi-language daemon. What is about AWS only is left alone; what begins with {@code
 * kafka.} goes to the Kafka clients without that, what begins with {@code kinefka.} goes there as it is.
 */
final class DaemonProperties {
    private static final String KAFKA = "kafka.";
    private static final String KINEFKA = "kinefka.";
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    private static final Set<String> USED = Set.of(
            "executableName",
            "streamName",
            "streamArn",
            "applicationName",
            "workerId",
            "initialPositionInStream",
            "initialPositionInStreamExtended",
            "processingLanguage",
            "maxRecords",
            "maxActiveThreads",
            "idleTimeBetweenReadsInMillis",
            "callProcessRecordsEvenForEmptyRecordList",
            "parentShardPollIntervalMillis",
            "taskBackoffTimeMillis",
            "shutdownGraceMillis",
            "gracefulLeaseHandoffTimeoutMillis",
            "timeoutInSeconds");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Object> kafka = new HashMap<>();
    private final Set<String> unused = new TreeSet<>();

    /**
     * Sorts the properties; as in KCL the first letter of a name may be a capital.
     *
     * @throws IllegalArgumentException if one is missing without which nothing can run
     */
    DaemonProperties(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name).trim();
            String plain = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            if (name.startsWith(KAFKA)) {
                kafka.put(name.substring(KAFKA.length()), value);
            } else if (name.startsWith(KINEFKA)) {
                kafka.put(name, value);
            } else if (USED.contains(plain)) {
                values.put(plain, value);
            } else {
                unused.add(name);
            }
        }
        requireAll();
    }

    private void requireAll() {
        required("executableName");
        required("applicationName");
        if (!values.containsKey("streamArn")) {
            required("streamName");
        }
        if (!kafka.containsKey(BOOTSTRAP_SERVERS)) {
            throw new IllegalArgumentException(KAFKA + BOOTSTRAP_SERVERS + " must be set");
        }
    }

    /** What is there but means nothing here. */
    Set<String> unused() {
        return unused;
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    /**
     * A value that must be there.
     *
     * @throws IllegalArgumentException if it is not
     */
    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it is none
     */
    Optional<Long> number(String name) {
        return parsed(name, Long::valueOf);
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /**
     * Where to begin: LATEST by default, as in KCL; {@code initialPositionInStreamExtended} is in seconds since 1970.
     *
     * @throws IllegalArgumentException if it is no position
     */
    InitialPositionInStreamExtended initialPosition() {
        Optional<Instant> timestamp = number("initialPositionInStreamExtended").map(Instant::ofEpochSecond);
        return timestamp
                .map(instant -> InitialPositionInStreamExtended.newInitialPositionAtTimestamp(Date.from(instant)))
                .orElseGet(() -> InitialPositionInStreamExtended.newInitialPosition(parsed(
                                "initialPositionInStream",
                                name -> InitialPositionInStream.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(InitialPositionInStream.LATEST)));
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parser) {
        try {
            return text(name).map(parser);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " cannot be " + values.get(name), e);
        }
    }
}
