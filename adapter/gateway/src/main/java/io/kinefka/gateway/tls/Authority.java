package io.kinefka.gateway.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** A small certificate authority: makes itself, and certificates for servers, all with keys on the curve P-256. */
final class Authority {
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);
    /** Longer ones are refused by some clients, even of authorities that they were told to trust. */
    private static final Duration SERVER_VALIDITY = Duration.ofDays(820);

    private static final Duration RENEWAL = Duration.ofDays(90);
    /** For clients whose clocks are behind. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final int SERIAL_BITS = 120;

    private final Clock clock;
    private final SecureRandom random;

    Authority(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    Identity create() throws GeneralSecurityException {
        var pair = keyPair();
        var serial = serial();
        // Trust stores and people tell authorities apart by their names.
        var name = new X500Principal("CN=Kinefka CA " + serial.toString(16).substring(0, 8));
        var certificate = request(name, pair, serial, AUTHORITY_VALIDITY, List.of())
                .signedBy(new Issuer(name, pair.getPublic(), pair.getPrivate()));
        return new Identity(pair.getPrivate(), List.of(certificate));
    }

    Identity issue(Identity authority, List<HostName> names) throws GeneralSecurityException {
        var pair = keyPair();
        var certificate = request(new X500Principal("CN=Kinefka"), pair, serial(), SERVER_VALIDITY, names)
                .signedBy(Issuer.of(authority));
        return new Identity(pair.getPrivate(), List.of(certificate, authority.certificate()));
    }

    /** Whether a server's certificate is this authority's, for exactly these names, and will be for a while. */
    boolean isGood(Identity server, Identity authority, List<HostName> names) {
        return isSignedBy(server.certificate(), authority.certificate())
                && HostName.in(server.certificate()).equals(Set.copyOf(names))
                && outlasts(server.certificate(), RENEWAL);
    }

    /** Whether servers' certificates of this authority can still be made. */
    boolean isGood(Identity authority) {
        return outlasts(authority.certificate(), SERVER_VALIDITY);
    }

    private boolean outlasts(X509Certificate certificate, Duration time) {
        return clock.instant().plus(time).isBefore(certificate.getNotAfter().toInstant());
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private CertificateRequest request(
            X500Principal subject, KeyPair pair, BigInteger serial, Duration validity, List<HostName> names) {
        Instant now = clock.instant();
        return new CertificateRequest(
                subject, pair.getPublic(), serial, now.minus(CLOCK_SKEW), now.plus(validity), names);
    }

    private KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private BigInteger serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }
}
