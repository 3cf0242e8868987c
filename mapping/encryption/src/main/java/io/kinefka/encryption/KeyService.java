package io.kinefka.encryption;

/**
 * Keeps keys that never leave it, and makes data keys under them. Implementations are thread-safe and answer from
 * memory, because callers may be on a thread that must not wait.
 */
public interface KeyService {

    /** Knows no key. */
    KeyService NONE = new KeyService() {
        @Override
        public String requireUsable(String name) {
            throw new KeyException(KeyException.Reason.NOT_FOUND, name);
        }

        @Override
        public DataKey generate(String keyId) {
            throw new KeyException(KeyException.Reason.NOT_FOUND, keyId);
        }

        @Override
        public byte[] unwrap(String keyId, byte[] wrapped) {
            throw new KeyException(KeyException.Reason.NOT_FOUND, keyId);
        }
    };

    /**
     * The id of the key that a name means.
     *
     * @param name id, ARN of a key, name of an alias ({@code alias/...}), or ARN of an alias
     * @throws KeyException if there is no such key, or it may not be used at the moment
     */
    String requireUsable(String name);

    /**
     * A new 256-bit data key.
     *
     * @param keyId the key to wrap it with
     * @throws KeyException as {@link #requireUsable}
     */
    DataKey generate(String keyId);

    /**
     * The data key that was wrapped with a key.
     *
     * @throws KeyException as {@link #requireUsable}, or if that key did not wrap it
     */
    byte[] unwrap(String keyId, byte[] wrapped);
}
