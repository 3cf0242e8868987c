package io.kinefka.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Encrypts records in an envelope, and opens them. Data keys are used for a while and then replaced; of those that were
 * met while reading, the last ones are kept. A key's state counts for every single record, whatever is kept. Thread-safe.
 */
public final class RecordEncryption {
    private static final int KEYS_IN_USE_MAX = 1024;

    private final KeyService keys;
    private final DataKeyLimits limits;
    private final Clock clock;
    private final BoundedCache<String, InUse> inUse = new BoundedCache<>(KEYS_IN_USE_MAX);
    private final BoundedCache<WrappedKey, Aead> unwrapped;

    /**
     * How long data keys are kept.
     *
     * @param recordsMax how many records one encrypts; random nonces allow for 2^32
     * @param ageMax how long one is used for new records
     * @param unwrappedMax how many are kept for reading
     */
    public record DataKeyLimits(long recordsMax, Duration ageMax, int unwrappedMax) {

        /** A new data key every five minutes, as AWS makes them, or every million records. */
        public static final DataKeyLimits DEFAULT = new DataKeyLimits(1_000_000, Duration.ofMinutes(5), 1024);
    }

    /** A data key for new records; the count is of those that it has been handed out for. */
    private record InUse(Aead dataKey, DataKey wrapped, Instant since, long records) {

        InUse counting(long more) {
            return new InUse(dataKey, wrapped, since, records + more);
        }
    }

    private record WrappedKey(String keyId, ByteBuffer wrapped) {}

    public RecordEncryption(KeyService keys, DataKeyLimits limits, Clock clock) {
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
        unwrapped = new BoundedCache<>(limits.unwrappedMax());
    }

    /**
     * What encrypts some records.
     *
     * @param keyName as in {@link KeyService#requireUsable}
     * @param records at most so many
     * @throws KeyException if the key cannot be used
     */
    public RecordSealer sealer(String keyName, String topic, int records) {
        String keyId = keys.requireUsable(keyName);
        InUse current = take(keyId, records);
        return new RecordSealer(keyId, current.dataKey(), current.wrapped().wrapped(), topic);
    }

    private synchronized InUse take(String keyId, int records) {
        Instant now = clock.instant();
        InUse known = inUse.get(keyId);
        InUse current = known == null || isWornOut(known, records, now) ? generate(keyId, now) : known;
        inUse.put(keyId, current.counting(records));
        return current;
    }

    private boolean isWornOut(InUse known, int records, Instant now) {
        // A clock that has been set back must not make a data key live for ever.
        return known.records() + records > limits.recordsMax()
                || now.isBefore(known.since())
                || !now.isBefore(known.since().plus(limits.ageMax()));
    }

    private InUse generate(String keyId, Instant now) {
        DataKey made = keys.generate(keyId);
        try {
            return new InUse(new AesGcmJce(made.plaintext()), made, now, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key has 32 bytes, and this Java has AES-GCM", e);
        }
    }

    /**
     * The data of an encrypted record.
     *
     * @param keyId the key that its header names
     * @param value its value
     * @throws KeyException if the key cannot be used, or does not open the value
     */
    public byte[] open(String topic, String keyId, byte[] value) {
        keys.requireUsable(keyId);
        EncryptedValue parts = EncryptedValue.read(value).orElseThrow(() -> invalid(keyId));
        Aead dataKey = dataKey(keyId, parts.wrappedKey());
        try {
            return dataKey.decrypt(bytes(parts.sealed()), topic.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw invalid(keyId);
        }
    }

    private Aead dataKey(String keyId, ByteBuffer wrapped) {
        Aead known = unwrapped.get(new WrappedKey(keyId, wrapped));
        if (known != null) {
            return known;
        }
        byte[] copy = bytes(wrapped);
        try {
            Aead made = new AesGcmJce(keys.unwrap(keyId, copy));
            unwrapped.put(new WrappedKey(keyId, ByteBuffer.wrap(copy)), made);
            return made;
        } catch (GeneralSecurityException e) {
            throw invalid(keyId);
        }
    }

    int unwrappedCount() {
        return unwrapped.size();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    private static KeyException invalid(String keyId) {
        return new KeyException(KeyException.Reason.INVALID_CIPHERTEXT, keyId);
    }
}
