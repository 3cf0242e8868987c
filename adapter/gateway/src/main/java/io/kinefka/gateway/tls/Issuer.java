package io.kinefka.gateway.tls;

import java.security.PrivateKey;
import java.security.PublicKey;
import javax.security.auth.x500.X500Principal;

/** Who signs a certificate. */
record Issuer(X500Principal name, PublicKey publicKey, PrivateKey privateKey) {

    static Issuer of(Identity authority) {
        var certificate = authority.certificate();
        return new Issuer(certificate.getSubjectX500Principal(), certificate.getPublicKey(), authority.key());
    }

    @Override
    public String toString() {
        return "Issuer[" + name + "]";
    }
}
