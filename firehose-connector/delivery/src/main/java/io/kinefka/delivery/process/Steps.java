package io.kinefka.delivery.process;

import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Steps one behind the other. */
public final class Steps implements Step {
    private final List<Step> steps;

    private Steps(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Those before the Lambda function: decompression, then message extraction. */
    public static Steps beforeLambda(Processing processing) {
        List<Step> steps = new ArrayList<>();
        processing.find(Processor.Decompression.class).ifPresent(found -> steps.add(new Gunzip()));
        processing
                .find(Processor.CloudWatchLogProcessing.class)
                .ifPresent(found -> steps.add(new CloudWatchLogMessages()));
        return new Steps(steps);
    }

    /** Those after the Lambda function: de-aggregation, then the delimiter. */
    public static Steps afterLambda(Processing processing) {
        List<Step> steps = new ArrayList<>();
        processing.find(Processor.JsonDeAggregation.class).ifPresent(found -> steps.add(new JsonSplitter()));
        processing
                .find(Processor.DelimitedDeAggregation.class)
                .ifPresent(found -> steps.add(new DelimiterSplitter(found.delimiter())));
        processing
                .find(Processor.AppendDelimiter.class)
                .ifPresent(found -> steps.add(new DelimiterAppender(found.bytes())));
        return new Steps(steps);
    }

    @Override
    public void apply(ByteBuffer data, Output output) {
        apply(0, data, output);
    }

    private void apply(int index, ByteBuffer data, Output output) {
        if (index == steps.size()) {
            output.emit(data);
            return;
        }
        steps.get(index).apply(data, new Output() {
            @Override
            public void emit(ByteBuffer made) {
                apply(index + 1, made, output);
            }

            @Override
            public void fail(Rejection rejection, ByteBuffer refused) {
                output.fail(rejection, refused);
            }
        });
    }
}
