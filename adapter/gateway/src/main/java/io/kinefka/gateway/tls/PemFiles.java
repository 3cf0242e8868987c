package io.kinefka.gateway.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The operator's own certificate. */
public final class PemFiles {
    private PemFiles() {}

    /**
     * Reads a certificate, its chain, and its key.
     *
     * @throws TlsException if they are missing, damaged, or do not fit each other
     */
    public static Identity read(Path certificate, Path key) {
        try {
            return Pem.readIdentity(Files.readString(key), Files.readString(certificate));
        } catch (NoSuchFileException e) {
            throw new TlsException("The certificate cannot be used: there is no file " + e.getFile(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException(
                    "The certificate " + certificate + " with the key " + key + " cannot be used: " + e.getMessage(),
                    e);
        }
    }
}
