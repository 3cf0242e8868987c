package io.kinefka.gateway.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and the key that belongs to it.
 *
 * @param key signs for the first certificate
 * @param chain the certificate, then the one that signed it, and so on
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + "]";
    }
}
