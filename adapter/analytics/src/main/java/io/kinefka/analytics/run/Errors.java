package io.kinefka.analytics.run;

/** Takes what could not be computed; the application goes on. */
public interface Errors {
    /** A row for the error stream. */
    void row(ErrorRow error);
}
