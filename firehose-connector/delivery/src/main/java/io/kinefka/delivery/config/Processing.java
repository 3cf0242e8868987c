package io.kinefka.delivery.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processors of a delivery stream, each at most once. They run in AWS's order, whatever order they are given in. */
public record Processing(List<Processor> processors) {
    public static final Processing NONE = new Processing(List.of());

    /**
     * Checks which processors go together.
     *
     * @throws InvalidDeliveryConfigException if AWS would refuse them
     */
    public Processing {
        processors = List.copyOf(processors);
        Set<Class<?>> kinds = new HashSet<>();
        for (Processor processor : processors) {
            if (!kinds.add(processor.getClass())) {
                throw new InvalidDeliveryConfigException("Each type of processor may be specified only once.");
            }
        }
        if (kinds.contains(Processor.CloudWatchLogProcessing.class) && !kinds.contains(Processor.Decompression.class)) {
            throw new InvalidDeliveryConfigException("CloudWatchLogProcessing requires Decompression to be enabled.");
        }
        if (kinds.contains(Processor.JsonDeAggregation.class)
                && kinds.contains(Processor.DelimitedDeAggregation.class)) {
            throw new InvalidDeliveryConfigException("RecordDeAggregation may be specified only once.");
        }
    }

    public static Processing of(Processor... processors) {
        return new Processing(List.of(processors));
    }

    /** The processor of a kind, if there is one. */
    public <P extends Processor> Optional<P> find(Class<P> kind) {
        return processors.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
