package io.kinefka.analytics.application;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.aws.AwsException;
import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationException;
import io.kinefka.log.analytics.ApplicationId;
import io.kinefka.log.error.LogException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one place that gives failures below AWS's names and texts. */
public final class AnalyticsErrors {

    private AnalyticsErrors() {}

    /** The same stage, failing in AWS's words; so does what is thrown before there is one. */
    public static <T> CompletionStage<T> translated(Supplier<CompletionStage<T>> stage) {
        CompletionStage<T> begun;
        try {
            begun = stage.get();
        } catch (InvalidConfigurationException | CodeValidationException | RejectedExecutionException e) {
            begun = CompletableFuture.failedFuture(e);
        }
        return begun.exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    private static Throwable translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ApplicationException known) {
            return translated(known);
        }
        if (cause instanceof InvalidConfigurationException known) {
            return invalidArgument(String.valueOf(known.getMessage()));
        }
        if (cause instanceof CodeValidationException known) {
            return invalidCode(known);
        }
        if (cause instanceof RejectedExecutionException) {
            return AwsException.unavailable("Slow down.");
        }
        if (cause instanceof UncheckedIOException) {
            return AwsException.unavailable("The object cannot be read at the moment. Please try again.");
        }
        return cause instanceof LogException known ? translated(known) : cause;
    }

    private static AwsException translated(ApplicationException known) {
        return switch (known.reason()) {
            case NOT_FOUND -> notFound(known.id());
            case EXISTS ->
                AwsException.client(
                        "ResourceInUseException",
                        "Application " + known.id().name() + " under account "
                                + known.id().accountId() + " already exists.");
        };
    }

    private static AwsException translated(LogException known) {
        return switch (known.reason()) {
            case OVERLOADED -> AwsException.unavailable("Slow down.");
            case UNAVAILABLE ->
                AwsException.unavailable("The service cannot reach its storage at the moment. Please try again.");
            case STREAM_NOT_FOUND, STREAM_EXISTS, STREAM_NOT_ACTIVE, CONSUMER_NOT_FOUND, CONSUMER_EXISTS ->
                throw new IllegalStateException("Not a failure of an application", known);
        };
    }

    private static AwsException invalidCode(CodeValidationException known) {
        String place = known.line() > 0 ? "At line " + known.line() + ", column " + known.column() + ": " : "";
        return AwsException.client("CodeValidationException", "SQL error or missing source: " + place + known.reason());
    }

    /** A part of the request is not possible. */
    public static AwsException invalidArgument(String message) {
        return AwsException.client("InvalidArgumentException", message);
    }

    /** There is no such application. */
    public static AwsException notFound(ApplicationId id) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Application " + id.name() + " under account " + id.accountId() + " not found.");
    }

    /** There is no such version of an application, or it is forgotten. */
    public static AwsException noVersion(Application application, long version) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Version " + version + " of the application " + application.id().name() + " not found.");
    }

    /** There was no such operation on an application, or it is forgotten. */
    public static AwsException noOperation(Application application, String operationId) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Operation " + operationId + " of the application "
                        + application.id().name() + " not found.");
    }

    /** An application of that name was created at another time. */
    static AwsException otherTime(Application application) {
        return AwsException.client(
                "ConcurrentModificationException",
                "The application " + application.id().name()
                        + " was not created at the time that CreateTimestamp specifies.");
    }

    static AwsException otherVersion(Application application, long specified) {
        return AwsException.client(
                "ConcurrentModificationException",
                "The current version of the application " + application.id().name() + " is " + application.version()
                        + ", and the specified version is " + specified + ".");
    }

    static AwsException otherToken(Application application) {
        return AwsException.client(
                "ConcurrentModificationException",
                "The specified conditional token is not that of the current version of the application "
                        + application.id().name() + ".");
    }

    /** It is not in the state that the request needs. */
    static AwsException inUse(String what, Application application) {
        return AwsException.client(
                "ResourceInUseException",
                "Cannot " + what + " the application " + application.id().name() + " when it is in "
                        + application.status() + " status.");
    }

    /** It cannot run as it is configured. */
    static AwsException invalidToRun(String message) {
        return AwsException.client("InvalidApplicationConfigurationException", message);
    }

    /** This version of the API, or this program, does not do that. */
    public static AwsException unsupported(String message) {
        return AwsException.client("UnsupportedOperationException", message);
    }

    static AwsException tooManyApplications(int countMax) {
        return AwsException.client(
                "LimitExceededException", "An account cannot have more than " + countMax + " applications.");
    }

    static AwsException tooManyTags(int countMax) {
        return AwsException.client(
                "TooManyTagsException", "An application cannot have more than " + countMax + " tags.");
    }

    /**
     * What was looked at tells no schema.
     *
     * @param raw the records as texts
     * @param processed what a function has made of them, as texts; null without a function, or if it has failed
     */
    static AwsException noSchema(String message, List<String> raw, @Nullable List<String> processed) {
        var without = AwsException.client("UnableToDetectSchemaException", message);
        return without.with(
                processed == null
                        ? Map.of("RawInputRecords", raw)
                        : Map.of("RawInputRecords", raw, "ProcessedInputRecords", processed));
    }
}
