package io.kinefka.delivery.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.name.ErrorOutputType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
    private static final Processing LOGS =
            Processing.of(new Processor.CloudWatchLogProcessing(), new Processor.Decompression());

    private final List<String> emitted = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    @Test
    void splitsJsonDocumentsWithAndWithoutWhiteSpaceBetweenThem() {
        apply(
                Steps.afterLambda(Processing.of(new Processor.JsonDeAggregation())),
                "{\"a\":1}{\"a\":\"}{\\u00fc\"}\n \n[1, 2]  \"x\" 17 true".getBytes(UTF_8));

        assertThat(emitted).containsExactly("{\"a\":1}", "{\"a\":\"}{\\u00fc\"}", "[1, 2]", "\"x\"", "17", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}{\"a\":", "{\"a\":1} x", "\"abc"})
    void refusesARecordWholeIfAnyOfItIsNotJson(String text) {
        apply(Steps.afterLambda(Processing.of(new Processor.JsonDeAggregation())), text.getBytes(UTF_8));

        assertThat(emitted).isEmpty();
        assertThat(rejections).extracting(Rejection::type).containsExactly(ErrorOutputType.PROCESSING_FAILED);
        assertThat(rejected).containsExactly(text);
    }

    @Test
    void splitsAtADelimiterAndAppendsAnother() {
        apply(
                Steps.afterLambda(Processing.of(
                        Processor.AppendDelimiter.unescaped("\\n"), new Processor.DelimitedDeAggregation("||"))),
                "a||bc||||d||".getBytes(UTF_8));

        assertThat(emitted).containsExactly("a\n", "bc\n", "d\n");
    }

    @Test
    void takesTheMessagesOutOfCompressedLogs() throws IOException {
        apply(Steps.beforeLambda(LOGS), gzip("""
                {"messageType":"DATA_MESSAGE","owner":"1","logEvents":[{"id":"1","timestamp":1,"message":"one"},
                {"id":"2","timestamp":2,"extractedFields":{"message":"no"},"message":"two"}]}"""));

        assertThat(emitted).containsExactly("one", "two");
    }

    @Test
    void dropsControlMessagesOfLogs() throws IOException {
        apply(
                Steps.beforeLambda(LOGS),
                gzip("{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"message\":\"checking\"}]}"));

        assertThat(emitted).isEmpty();
        assertThat(rejections).isEmpty();
    }

    @Test
    void sendsWhatCannotBeInflatedToTheErrorsAsItIs() {
        apply(Steps.beforeLambda(Processing.of(new Processor.Decompression())), "plain".getBytes(UTF_8));

        assertThat(emitted).isEmpty();
        assertThat(rejected).containsExactly("plain");
        assertThat(rejections).extracting(Rejection::code).containsExactly((String) null);
        assertThat(rejections).extracting(Rejection::type).containsExactly(ErrorOutputType.DECOMPRESSION_FAILED);
    }

    @Test
    void refusesWhatInflatesToFarTooMuch() throws IOException {
        apply(Steps.beforeLambda(Processing.of(new Processor.Decompression())), gzip(" ".repeat(17 << 20)));

        assertThat(emitted).isEmpty();
        assertThat(rejections).extracting(Rejection::type).containsExactly(ErrorOutputType.DECOMPRESSION_FAILED);
    }

    private void apply(Step step, byte[] data) {
        step.apply(ByteBuffer.wrap(data), new Step.Output() {
            @Override
            public void emit(ByteBuffer made) {
                emitted.add(UTF_8.decode(made.duplicate()).toString());
            }

            @Override
            public void fail(Rejection rejection, ByteBuffer refused) {
                rejections.add(rejection);
                rejected.add(UTF_8.decode(refused.duplicate()).toString());
            }
        });
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
