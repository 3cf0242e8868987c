package io.kinefka.gateway.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What a certificate shall say.
 *
 * @param subject whom it names
 * @param key the subject's public key
 * @param serial tells it from others of its issuer
 * @param from when it begins to be valid
 * @param until when it ends
 * @param names the hosts that it is for; none if it is an authority's
 */
record CertificateRequest(
        X500Principal subject, PublicKey key, BigInteger serial, Instant from, Instant until, List<HostName> names) {

    X509Certificate signedBy(Issuer issuer) throws GeneralSecurityException {
        var certificate =
                new JcaX509v3CertificateBuilder(issuer.name(), serial, Date.from(from), Date.from(until), subject, key);
        try {
            if (names.isEmpty()) {
                extendAuthority(certificate);
            } else {
                extendServer(certificate);
            }
            var ids = new JcaX509ExtensionUtils();
            certificate
                    .addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            ids.createAuthorityKeyIdentifier(issuer.publicKey()));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.privateKey());
            return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("No certificate for " + subject, e);
        }
    }

    /** It may sign servers, and no further authorities. */
    private static void extendAuthority(X509v3CertificateBuilder certificate) throws IOException {
        certificate
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    private void extendServer(X509v3CertificateBuilder certificate) throws IOException {
        var alternatives = names.stream().map(HostName::general).toArray(GeneralName[]::new);
        certificate
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    }
}
