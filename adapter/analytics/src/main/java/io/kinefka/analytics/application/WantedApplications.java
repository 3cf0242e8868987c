package io.kinefka.analytics.application;

import io.kinefka.log.analytics.Application;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which applications are to run whenever that changes. */
public final class WantedApplications {
    private static final Logger LOG = LoggerFactory.getLogger(WantedApplications.class);

    private final Supplier<Collection<Application>> all;
    private final Applications applications;
    private @Nullable List<Run> told;

    /** What it takes for a run to be another one. */
    private record Run(String group, long version, Instant startedAt) {}

    /** Of these applications, whether they run or not. */
    public WantedApplications(Supplier<Collection<Application>> all, Applications applications) {
        this.all = all;
        this.applications = applications;
    }

    /** Looks at the newest state, whichever it was called for, so that it never goes back. */
    public synchronized void look() {
        var running = all.get().stream().filter(Application::isRunning).toList();
        var runs = running.stream()
                .map(one -> new Run(one.group(), one.version(), startedAt(one)))
                .toList();
        if (!runs.equals(told)) {
            applications.retain(
                    running.stream().flatMap(one -> wanted(one).stream()).toList());
            told = runs;
        }
    }

    private static Instant startedAt(Application application) {
        return application.startedAt().orElse(application.createdAt());
    }

    private static Optional<RunningApplication> wanted(Application application) {
        try {
            return Optional.of(new RunningApplication(
                    application.id(),
                    application.group(),
                    application.version(),
                    startedAt(application),
                    ApplicationDocument.of(application.settings()).configuration()));
        } catch (InvalidConfigurationException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("application", application.id())
                    .log("An application is configured as this version does not support it; it does not run");
            return Optional.empty();
        }
    }
}
