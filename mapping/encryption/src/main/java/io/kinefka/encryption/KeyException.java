package io.kinefka.encryption;

/** A key that cannot be used, or data that it does not open. */
public final class KeyException extends RuntimeException {
    private final Reason reason;
    private final String key;

    /** Why. */
    public enum Reason {
        /** There is no such key. */
        NOT_FOUND,
        /** Its administrator has switched it off. */
        DISABLED,
        /** It waits for its deletion. */
        PENDING_DELETION,
        /** Whoever keeps the key does not let this program use it. */
        ACCESS_DENIED,
        /** The data was not encrypted with it, not for this topic, or has been changed since. */
        INVALID_CIPHERTEXT
    }

    /**
     * Says what is wrong with which key.
     *
     * @param key as the caller named it
     */
    public KeyException(Reason reason, String key) {
        super("Key " + key + ": " + reason, null, false, false);
        this.reason = reason;
        this.key = key;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The key, as the caller named it. */
    public String key() {
        return key;
    }
}
