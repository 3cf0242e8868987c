package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.aws.EventSource;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the events in the output of an operation, and how they are written. */
final class EventEncoder {
    private final MethodHandle source;
    private final String eventType;
    private final RecordWriter writer;
    private final Set<String> exceptions;

    private EventEncoder(MethodHandle source, String eventType, RecordWriter writer, Set<String> exceptions) {
        this.source = source;
        this.eventType = eventType;
        this.writer = writer;
        this.exceptions = exceptions;
    }

    /** Empty for an operation that answers with one body. */
    static Optional<EventEncoder> of(@Nullable StructureShape output, Class<?> type) {
        if (output == null || !type.isRecord()) {
            return Optional.empty();
        }
        return new RecordClass(type)
                .components().stream()
                        .filter(component -> TypeFit.rawClass(component.type()) == EventSource.class)
                        .findFirst()
                        .map(component -> of(output, component));
    }

    private static EventEncoder of(StructureShape output, RecordClass.Component component) {
        Member events = output.members().stream()
                .filter(member -> RecordClass.componentName(member.name()).equals(component.name()))
                .findFirst()
                .orElseThrow(() -> misfit(output, component.name()));
        Type eventClass = TypeFit.contentType(component.type());
        String name = TypeFit.rawClass(eventClass).getSimpleName();
        var frames = (StructureShape) events.target().shape();
        Member event = frames.member(name).orElseThrow(() -> misfit(output, name));
        var writer = new OutputBinding(ScalarWriters::timestamp)
                .bind((StructureShape) event.target().shape(), TypeFit.rawClass(eventClass));
        var exceptions = frames.members().stream()
                .map(Member::name)
                .filter(member -> !member.equals(name))
                .collect(Collectors.toUnmodifiableSet());
        return new EventEncoder(component.accessor(), name, writer, exceptions);
    }

    private static IllegalArgumentException misfit(StructureShape output, String name) {
        return new IllegalArgumentException("Shape " + output.name() + " has no events " + name);
    }

    /** The frames of an output's events. */
    WireEvents encode(Object output) {
        var events = Objects.requireNonNull((EventSource<?>) Handles.read(source, output));
        return new EventFrames(events, this::frame, exceptions);
    }

    /** Whatever the encoding of the request was, events are JSON. */
    private List<ByteBuffer> frame(Object event) {
        BodyBuffer payload = new BodyBuffer();
        try (JsonGenerator generator = Encoding.JSON.generator(payload)) {
            writer.write(generator, event);
        } catch (IOException unencodable) {
            throw new UncheckedIOException(unencodable);
        }
        return EventFrames.event(eventType, payload.parts());
    }
}
