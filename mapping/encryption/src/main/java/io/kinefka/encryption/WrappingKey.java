package io.kinefka.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * A key of a key store with its secret, an AES-256-GCM keyset of Tink. Not printable.
 *
 * @param entry what is not secret
 * @param keyset the secret; prints without it
 * @param aead encrypts with it
 */
record WrappingKey(KeyEntry entry, KeysetHandle keyset, Aead aead) {

    static WrappingKey generate(KeyEntry entry) {
        try {
            return of(entry, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    static WrappingKey of(KeyEntry entry, KeysetHandle keyset) throws GeneralSecurityException {
        return new WrappingKey(entry, keyset, keyset.getPrimitive(AeadConfig2026.get(), Aead.class));
    }

    WrappingKey withState(KeyState state) {
        return new WrappingKey(entry.withState(state), keyset, aead);
    }

    byte[] wrap(byte[] dataKey) {
        try {
            return aead.encrypt(dataKey, purpose());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key was not wrapped", e);
        }
    }

    byte[] unwrap(byte[] wrapped) {
        try {
            return aead.decrypt(wrapped, purpose());
        } catch (GeneralSecurityException e) {
            throw new KeyException(KeyException.Reason.INVALID_CIPHERTEXT, entry.id());
        }
    }

    private byte[] purpose() {
        return ("kinefka-data-key:" + entry.id()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}
