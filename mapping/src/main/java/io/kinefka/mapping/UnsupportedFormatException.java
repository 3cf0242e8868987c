package io.kinefka.mapping;

/** A catalog record was written by a newer version of Kinefka than this one. */
public final class UnsupportedFormatException extends RuntimeException {

    UnsupportedFormatException(int found, int newestKnown) {
        super("The catalog holds a record of format version " + found
                + ", but this version of Kinefka knows only up to " + newestKnown + ": use a newer one");
    }
}
