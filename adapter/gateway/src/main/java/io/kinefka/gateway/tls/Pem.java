package io.kinefka.gateway.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keys and certificates as text. Private keys are in PKCS #8, not encrypted. */
final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Map<String, String> SIGNATURES = Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");
    private static final byte[] PROBE = "whose key is it".getBytes(US_ASCII);

    private Pem() {}

    static String write(X509Certificate certificate) throws GeneralSecurityException {
        return block(CERTIFICATE, certificate.getEncoded());
    }

    static String write(Identity identity) throws GeneralSecurityException {
        var text = new StringBuilder(block(PRIVATE_KEY, identity.key().getEncoded()));
        for (var each : identity.chain()) {
            text.append(write(each));
        }
        return text.toString();
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    /**
     * Reads a key, and the certificates that begin with its own.
     *
     * @throws GeneralSecurityException if something is missing, or the key is not the certificate's
     */
    static Identity readIdentity(String keyText, String certificateText) throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (var each : blocks(certificateText, CERTIFICATE)) {
            chain.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(each)));
        }
        if (chain.isEmpty()) {
            throw new CertificateException("no BEGIN CERTIFICATE in it");
        }
        var keys = blocks(keyText, PRIVATE_KEY);
        if (keys.size() != 1) {
            throw new InvalidKeySpecException(
                    "not exactly one BEGIN PRIVATE KEY in it (others are converted by: openssl pkcs8 -topk8 -nocrypt)");
        }
        var algorithm = chain.get(0).getPublicKey().getAlgorithm();
        var key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
        var identity = new Identity(key, List.copyOf(chain));
        checkPair(identity);
        return identity;
    }

    private static void checkPair(Identity identity) throws GeneralSecurityException {
        var publicKey = identity.certificate().getPublicKey();
        var algorithm = SIGNATURES.get(publicKey.getAlgorithm());
        if (algorithm == null) {
            throw new InvalidKeySpecException("a key that is neither EC nor RSA");
        }
        var signature = Signature.getInstance(algorithm);
        signature.initSign(identity.key());
        signature.update(PROBE);
        var signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new InvalidKeySpecException("the key is not the certificate's");
        }
    }

    private static List<byte[]> blocks(String text, String label) throws GeneralSecurityException {
        var found = new ArrayList<byte[]>();
        var matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (label.equals(matcher.group(1))) {
                try {
                    found.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                } catch (IllegalArgumentException e) {
                    throw new CertificateException("damaged Base64 in it", e);
                }
            }
        }
        return found;
    }
}
