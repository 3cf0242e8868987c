package io.kinefka.kinesis;

import io.kinefka.aws.RequestContext;
import io.kinefka.mapping.StreamId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which stream an input names, whichever operation it is for: the names of such members are the same everywhere. */
final class NamedStream {
    private static final String CONSUMER = "/consumer/";

    private NamedStream() {}

    /** The stream; null when the input names none, or not as it should, which the operation will find too. */
    static @Nullable StreamId in(Object input, RequestContext context) {
        String arn = member(input, "streamARN");
        String name = member(input, "streamName");
        String consumer = arn == null ? member(input, "consumerARN") : null;
        try {
            if (arn != null || consumer != null) {
                return StreamId.ofArn(arn == null ? withoutConsumer(String.valueOf(consumer)) : arn);
            }
            return name == null ? null : new StreamId(context.accountId(), context.region(), name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String withoutConsumer(String consumerArn) {
        int end = consumerArn.indexOf(CONSUMER);
        return end < 0 ? consumerArn : consumerArn.substring(0, end);
    }

    private static @Nullable String member(Object input, String name) {
        return Arrays.stream(input.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name) && component.getType() == String.class)
                .findFirst()
                .map(component -> value(component, input))
                .orElse(null);
    }

    private static @Nullable String value(RecordComponent component, Object input) {
        try {
            return (String) component.getAccessor().invoke(input);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Inputs are records of this package", e);
        }
    }
}
