package io.kinefka.delivery.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNamesTest {
    private static final Instant OLDEST = Instant.parse("2018-08-27T10:30:05Z");
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String SUFFIX = "stream-1-2018-08-27-10-30-05-" + UUID;

    @Test
    void namesAnObjectByTheHourAndAwsSuffix() {
        assertThat(names(null, null).name("t-0[1,2]", OLDEST, null, 0)).matches("2018/08/27/10/" + SUFFIX + "\\.gz");
    }

    @Test
    void appendsTheHourToPrefixesWithoutATime() {
        assertThat(names("logs/", null).name("x", OLDEST, null, 0)).matches("logs/2018/08/27/10/" + SUFFIX + "\\.gz");
    }

    @Test
    void evaluatesTimesByJavaPatternsWithQuotedText() {
        var names = names("a/!{timestamp:'year='yyyy'/month='MM}/", "e/!{firehose:error-output-type}/");

        assertThat(names.name("x", OLDEST, null, 0)).matches("a/year=2018/month=08/" + SUFFIX + "\\.gz");
    }

    @Test
    void usesTheTimeZoneInPrefixAndSuffix() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        var names = new ObjectNames("stream", "1", ObjectPrefixes.parse(null, null, tokyo), tokyo, "");

        assertThat(names.name("x", OLDEST, null, 0)).matches("2018/08/27/19/stream-1-2018-08-27-19-30-05-" + UUID);
    }

    @Test
    void putsErrorsUnderThePrefixByDefault() {
        assertThat(names("logs/", null).name("x", OLDEST, ErrorOutputType.PROCESSING_FAILED, 0))
                .matches("logs/processing-failed/2018/08/27/10/" + SUFFIX + "\\.gz");
    }

    @Test
    void appendsNothingToAnErrorPrefix() {
        var names = names(null, "failed/!{firehose:error-output-type}/");

        assertThat(names.name("x", OLDEST, ErrorOutputType.HTTP_ENDPOINT_FAILED, 0))
                .matches("failed/http-endpoint-failed/" + SUFFIX + "\\.gz");
    }

    @Test
    void makesRandomStringsOfElevenCharactersThatAreTheSameForTheSameObject() {
        var names = names(
                "!{firehose:random-string}/!{firehose:random-string}/!{timestamp:yyyy}/",
                "!{firehose:error-output-type}/");

        String name = names.name("x", OLDEST, null, 0);

        assertThat(name).matches("[A-Za-z0-9_-]{11}/[A-Za-z0-9_-]{11}/2018/" + SUFFIX + "\\.gz");
        assertThat(name.substring(0, 11)).isNotEqualTo(name.substring(12, 23));
        assertThat(names.name("x", OLDEST, null, 0)).isEqualTo(name);
        assertThat(names.name("y", OLDEST, null, 0).substring(0, 11)).isNotEqualTo(name.substring(0, 11));
    }

    @Test
    void namesEveryCutAndEveryAttemptDifferently() {
        var names = names(null, null);

        assertThat(names.id("t-0[0,20]", 0))
                .isNotEqualTo(names.id("t-0[0,30]", 0))
                .isNotEqualTo(names.id("t-0[0,20]", 1))
                .isEqualTo(names.id("t-0[0,20]", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!{other:x}",
                "!{firehose:shard}",
                "!{timestamp:b}",
                "!{timestamp:yyyy",
                "!{firehose:error-output-type}",
                "!{partitionKeyFromQuery:k}"
            })
    void refusesExpressionsThatAwsRefuses(String prefix) {
        assertThatThrownBy(() -> ObjectPrefixes.parse(prefix, "e/!{firehose:error-output-type}/", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requiresTheErrorTypeInAnErrorPrefixWithExpressions() {
        assertThatThrownBy(() -> ObjectPrefixes.parse(null, "e/!{timestamp:yyyy}/", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPrefixesThatAreTooLong() {
        assertThatThrownBy(() -> ObjectPrefixes.parse("p".repeat(1025), null, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ObjectPrefixes.parse("p".repeat(500), null, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ObjectNames names(@Nullable String prefix, @Nullable String errorPrefix) {
        ObjectPrefixes prefixes = ObjectPrefixes.parse(prefix, errorPrefix, ZoneOffset.UTC);
        return new ObjectNames("stream", "1", prefixes, ZoneOffset.UTC, ".gz");
    }
}
