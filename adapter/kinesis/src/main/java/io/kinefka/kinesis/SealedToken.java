package io.kinefka.kinesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals small texts into tokens that clients carry but can neither read nor forge; any gateway opens them. */
final class SealedToken {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte VERSION = 1;

    private final SecretKeySpec key;
    private final byte[] purpose;
    private final SecureRandom random;

    /**
     * Prepares a kind of token.
     *
     * @param key 32 bytes that all gateways share
     * @param purpose a token of one purpose does not pass for one of another
     */
    SealedToken(byte[] key, String purpose, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
        this.random = random;
    }

    String seal(byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
            byte[] token = ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getEncoder().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /** What was sealed; empty when the token was not made here for this purpose. */
    Optional<byte[]> open(String token) {
        try {
            byte[] bytes = Base64.getDecoder().decode(token);
            if (bytes.length <= 1 + NONCE_BYTES || bytes[0] != VERSION) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(bytes, 1, nonce, 0, NONCE_BYTES);
            int at = 1 + NONCE_BYTES;
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, at, bytes.length - at));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose);
        return cipher;
    }
}
