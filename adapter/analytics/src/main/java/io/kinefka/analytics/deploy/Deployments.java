package io.kinefka.analytics.deploy;

import io.kinefka.analytics.application.ApplicationConfiguration;
import io.kinefka.analytics.application.ApplicationConfiguration.Input;
import io.kinefka.analytics.application.ApplicationConfiguration.Output;
import io.kinefka.analytics.application.Resource;
import io.kinefka.analytics.application.RunningApplication;
import io.kinefka.analytics.application.StartingPosition;
import io.kinefka.analytics.host.HostedApplication;
import io.kinefka.analytics.host.HostedInput;
import io.kinefka.analytics.host.HostedOutput;
import io.kinefka.analytics.record.OutputFormat;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles what is to run, and finds where it reads and writes. Used by one thread, which may wait. */
public final class Deployments {
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    private final KafkaLog log;
    private final ReferenceFiles references;
    private final HostedApplication.Guarantee guarantee;
    private Map<Run, HostedApplication> known = Map.of();

    private record Run(String group, long version, Instant startedAt) {}

    /**
     * What hosts are to run.
     *
     * @param hosted all that can run
     * @param complete whether that is all that was wanted
     */
    public record Deployed(List<HostedApplication> hosted, boolean complete) {
        /** Copies the list. */
        public Deployed {
            hosted = List.copyOf(hosted);
        }
    }

    /**
     * Of a log's streams.
     *
     * @param guarantee of all applications
     */
    public Deployments(KafkaLog log, ObjectReader objects, HostedApplication.Guarantee guarantee) {
        this.log = log;
        this.references = new ReferenceFiles(objects);
        this.guarantee = guarantee;
    }

    /** What was made before is not made again. One that cannot run keeps no other from running. */
    public Deployed of(Collection<RunningApplication> wanted) {
        Map<Run, HostedApplication> made = new HashMap<>();
        for (RunningApplication application : wanted) {
            Run run = new Run(application.group(), application.version(), application.startedAt());
            HostedApplication before = known.get(run);
            if (before != null) {
                made.put(run, before);
            } else {
                hosted(application).ifPresent(one -> made.put(run, one));
            }
        }
        known = made;
        return new Deployed(new ArrayList<>(made.values()), made.size() == wanted.size());
    }

    private Optional<HostedApplication> hosted(RunningApplication application) {
        try {
            return Optional.of(deploy(application));
        } catch (IOException | RuntimeException e) {
            LOG.atError()
                    .addKeyValue("application", application.id().name())
                    .setCause(e)
                    .log("An application cannot run; trying again");
            return Optional.empty();
        }
    }

    private HostedApplication deploy(RunningApplication application) throws IOException {
        ApplicationConfiguration configuration = application.configuration();
        Input input = configuration.inputs().get(0);
        return new HostedApplication(
                application.group(),
                application.id().name(),
                application.version(),
                configuration.plan(),
                new HostedInput(
                        topic(input.source()),
                        input.streamNames(),
                        input.schema().table(input.namePrefix()),
                        RecordFormats.of(input.schema()),
                        input.processor().map(function -> preprocessing(application, input.source(), function))),
                configuration.outputs().stream()
                        .map(output -> new HostedOutput(
                                output.streamName(),
                                OutputFormat.valueOf(output.format().name()),
                                target(application, output)))
                        .toList(),
                references.read(configuration.references()),
                input.position() == StartingPosition.TRIM_HORIZON ? Instant.EPOCH : application.startedAt(),
                guarantee);
    }

    private static HostedInput.Preprocessing preprocessing(
            RunningApplication application, Resource source, String function) {
        return new HostedInput.Preprocessing(
                function, application.id().arn(), source.arn(), source.kind() == Resource.Kind.STREAM);
    }

    private HostedOutput.Target target(RunningApplication application, Output output) {
        Resource destination = output.destination();
        return switch (destination.kind()) {
            case STREAM -> new HostedOutput.Target.Stream(topic(destination));
            case DELIVERY_STREAM -> new HostedOutput.Target.DeliveryStream(topic(destination));
            case FUNCTION ->
                HostedOutput.Target.Function.of(
                        application.group(),
                        output.id(),
                        destination.arn(),
                        application.id().arn());
        };
    }

    private String topic(Resource resource) {
        Optional<String> topic =
                switch (resource.kind()) {
                    case STREAM ->
                        log.streams().find(StreamId.ofArn(resource.arn())).map(StreamMetadata::topic);
                    case DELIVERY_STREAM ->
                        log.deliveryStreams()
                                .find(DeliveryStreamId.ofArn(resource.arn()))
                                .map(DeliveryStream::topic);
                    case FUNCTION -> Optional.empty();
                };
        return topic.orElseThrow(() -> new IllegalStateException("There is no " + resource.arn()));
    }
}
