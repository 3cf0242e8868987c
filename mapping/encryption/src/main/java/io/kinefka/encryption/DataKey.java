package io.kinefka.encryption;

/** A key for data, and the same key wrapped with another one. Not printable. */
public final class DataKey {
    private final byte[] plaintext;
    private final byte[] wrapped;

    /** Takes both over; they are not copied. */
    public DataKey(byte[] plaintext, byte[] wrapped) {
        this.plaintext = plaintext;
        this.wrapped = wrapped;
    }

    /** The 32 bytes to encrypt with. Secret. */
    byte[] plaintext() {
        return plaintext;
    }

    /** What may lie beside the data. */
    byte[] wrapped() {
        return wrapped;
    }
}
