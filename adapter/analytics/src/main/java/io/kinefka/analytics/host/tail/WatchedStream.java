package io.kinefka.analytics.host.tail;

import io.kinefka.analytics.application.ApplicationConfiguration;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.InvalidConfigurationException;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.log.analytics.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds in-application streams by what people call them. */
final class WatchedStream {
    private static final String ERRORS = "error_stream";

    private WatchedStream() {}

    /**
     * The name of an application's stream. As in SQL, what is not found as it is written may be in capital letters.
     *
     * @throws TailException if there is no such stream
     */
    static String of(Application application, String called) {
        List<String> names = names(application);
        return Stream.of(called, called.toUpperCase(Locale.ROOT))
                .filter(names::contains)
                .findFirst()
                .orElseThrow(() -> new TailException("The application "
                        + application.id().name() + " has no in-application stream " + called + "; it has "
                        + String.join(", ", names) + "."));
    }

    private static List<String> names(Application application) {
        try {
            ApplicationConfiguration configuration =
                    ApplicationDocument.of(application.settings()).configuration();
            List<String> names = new ArrayList<>();
            configuration.inputs().forEach(input -> names.addAll(input.streamNames()));
            if (!configuration.code().isBlank()) {
                configuration.plan().streams().forEach(stream -> names.add(stream.name()));
            }
            names.add(ERRORS);
            return names;
        } catch (InvalidConfigurationException | CodeValidationException e) {
            throw new TailException("The application " + application.id().name()
                    + " is configured as this version does not support it: " + e.getMessage());
        }
    }
}
