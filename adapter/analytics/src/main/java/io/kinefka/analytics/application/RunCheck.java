package io.kinefka.analytics.application;

import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.DeliveryStreams;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out whether an application can run: whether there is something to read, and everything that it names. */
final class RunCheck {
    private static final String ERRORS = "error_stream";

    private final Streams streams;
    private final DeliveryStreams deliveryStreams;

    RunCheck(Streams streams, DeliveryStreams deliveryStreams) {
        this.streams = streams;
        this.deliveryStreams = deliveryStreams;
    }

    /** The same configuration, unless it cannot run. */
    ApplicationConfiguration checked(ApplicationConfiguration configuration) {
        if (configuration.inputs().isEmpty()) {
            throw AnalyticsErrors.invalidToRun("The application has no input.");
        }
        if (configuration.code().isBlank()) {
            throw AnalyticsErrors.invalidToRun("The application has no code.");
        }
        requireStreams(configuration);
        missing(configuration).ifPresent(resource -> {
            throw AnalyticsErrors.invalidToRun("Resource " + resource.arn() + " not found.");
        });
        return configuration;
    }

    private static void requireStreams(ApplicationConfiguration configuration) {
        Set<String> names = new HashSet<>(List.of(ERRORS));
        configuration.inputs().forEach(input -> names.addAll(input.streamNames()));
        configuration.plan().streams().forEach(stream -> names.add(stream.name()));
        for (var output : configuration.outputs()) {
            if (!names.contains(output.streamName())) {
                throw AnalyticsErrors.invalidToRun("There is no in-application stream " + output.streamName()
                        + ", which the output " + output.id() + " names.");
            }
        }
    }

    private Optional<Resource> missing(ApplicationConfiguration configuration) {
        return Stream.concat(
                        configuration.inputs().stream().map(ApplicationConfiguration.Input::source),
                        configuration.outputs().stream().map(ApplicationConfiguration.Output::destination))
                .filter(resource -> !isThere(resource))
                .findFirst();
    }

    private boolean isThere(Resource resource) {
        return switch (resource.kind()) {
            case STREAM ->
                streams.find(StreamId.ofArn(resource.arn()))
                        .filter(stream -> stream.status() != StreamStatus.DELETING)
                        .isPresent();
            case DELIVERY_STREAM ->
                deliveryStreams
                        .find(DeliveryStreamId.ofArn(resource.arn()))
                        .filter(DeliveryStream::isActive)
                        .isPresent();
            // That is seen when it is invoked.
            case FUNCTION -> true;
        };
    }
}
