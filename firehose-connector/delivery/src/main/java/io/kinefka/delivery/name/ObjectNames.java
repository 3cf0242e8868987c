package io.kinefka.delivery.name;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names objects as AWS does: evaluated prefix, delivery stream, version, time of the oldest record, id and extension.
 *
 * <p>The id is made from the first and the last offset of what the object holds, and from nothing that changes between
 * two attempts. So the same cut always has the same name, and another cut always another one.
 */
public final class ObjectNames {
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);

    private final String stream;
    private final String versionId;
    private final ObjectPrefixes prefixes;
    private final ZoneId timeZone;
    private final String extension;

    public ObjectNames(String stream, String versionId, ObjectPrefixes prefixes, ZoneId timeZone, String extension) {
        this.stream = stream;
        this.versionId = versionId;
        this.prefixes = prefixes;
        this.timeZone = timeZone;
        this.extension = extension;
    }

    /**
     * The name of an object.
     *
     * @param content what it holds: kind, partitions, first and last offsets
     * @param oldest when its oldest record arrived
     * @param error what kind of error it holds, null for delivered records
     * @param attempt 0, or how many names were taken by other objects
     */
    public String name(String content, Instant oldest, @Nullable ErrorOutputType error, int attempt) {
        UUID id = id(content, attempt);
        ZonedDateTime time = oldest.atZone(timeZone);
        var random = new SplittableRandom(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
        return prefixes.of(error).evaluate(new PrefixExpression.Moment(time, error, random)) + stream + "-" + versionId
                + "-" + SUFFIX.format(time) + "-" + id + extension;
    }

    /** The id alone, which also names requests. */
    public UUID id(String content, int attempt) {
        return NameUuid.of(stream + "\n" + versionId + "\n" + content + "\n" + attempt);
    }
}
