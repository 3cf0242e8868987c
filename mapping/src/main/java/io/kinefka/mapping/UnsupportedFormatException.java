package io.kinefka.mapping;

/** A record of Kinefka's own was written by a newer version of it than this one. */
public final class UnsupportedFormatException extends RuntimeException {

    /** Tells the two versions. */
    public UnsupportedFormatException(int found, int newestKnown) {
        super("There is a record of format version " + found + ", but this version of Kinefka knows only up to "
                + newestKnown + ": use a newer one");
    }
}
