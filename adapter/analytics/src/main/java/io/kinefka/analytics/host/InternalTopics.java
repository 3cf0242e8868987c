package io.kinefka.analytics.host;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The topics that an application has for itself: named after its id, and none as another application's could be. */
public final class InternalTopics {
    /** The rows between the two stages, as Streams is told to call them. */
    static final String ROWS = "rows";
    /** What waits to be merged. */
    static final String MERGE = "merge";
    /** What waits to be merged, and has no room in the heap. */
    static final String OVERFLOW = "overflow";
    /** The operators' state. */
    static final String STATE = "state";

    /** What waits for the function of an output, whose id this ends with; its reader's group has the same name. */
    private static final String FUNCTION = "-function-[0-9]+\\.[0-9]+";

    private static final String TAIL = "-tail-([0-9a-z]{1,12})-[0-9a-f]{8}";
    private static final Pattern TAILS = Pattern.compile(TAIL);
    private static final Pattern ALL = Pattern.compile(
            "-%s-repartition|-(%s|%s|%s)-changelog|%s|%s".formatted(ROWS, MERGE, OVERFLOW, STATE, FUNCTION, TAIL));

    private InternalTopics() {}

    /** The topic from which the merging task takes all that it does. */
    public static String rows(String applicationId) {
        return applicationId + "-" + ROWS + "-repartition";
    }

    /**
     * A topic for rows that somebody watches.
     *
     * @param random tells it from those that begin at the same moment
     */
    public static String tail(String applicationId, Instant begins, int random) {
        return "%s-tail-%s-%08x"
                .formatted(applicationId, Long.toString(begins.toEpochMilli(), Character.MAX_RADIX), random);
    }

    /** When the watching began for which there is this topic; empty if it is not one of that application's for that. */
    public static Optional<Instant> tailBegin(String applicationId, String topic) {
        return rest(applicationId, topic)
                .map(TAILS::matcher)
                .filter(Matcher::matches)
                .map(tail -> Instant.ofEpochMilli(Long.parseLong(tail.group(1), Character.MAX_RADIX)));
    }

    /** Whether a topic, or a group that reads one, is that application's, and not only one whose name begins alike. */
    static boolean isOf(String applicationId, String topic) {
        return rest(applicationId, topic)
                .filter(rest -> ALL.matcher(rest).matches())
                .isPresent();
    }

    private static Optional<String> rest(String applicationId, String topic) {
        return topic.startsWith(applicationId)
                ? Optional.of(topic.substring(applicationId.length()))
                : Optional.empty();
    }
}
