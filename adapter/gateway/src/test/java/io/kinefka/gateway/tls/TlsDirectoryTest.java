package io.kinefka.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1");

    @TempDir
    private Path directory;

    @Test
    void theServerIsTrustedByWhomTrustsTheExportedCertificate() throws Exception {
        var server = at(NOW).open(NAMES);

        var trusted = certificate(directory.resolve("ca.pem"));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(trusted, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server.certificate()));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
        assertThat(at(NOW).trustedCertificate())
                .isEqualTo(directory.resolve("ca.pem").toAbsolutePath());
        assertThat(server.chain()).hasSize(2);
    }

    @Test
    void aCertificateSaysWhatItIsFor() throws Exception {
        var server = at(NOW).open(List.of("localhost", "127.0.0.1", "::1", "*.kinefka.test"))
                .certificate();
        var trusted = certificate(directory.resolve("ca.pem"));

        assertThat(server.getSubjectAlternativeNames())
                .extracting(each -> String.valueOf(each.get(1)))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "*.kinefka.test");
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getKeyUsage()).startsWith(true, false);
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(trusted.getBasicConstraints()).isZero();
        assertThat(trusted.getKeyUsage()).startsWith(false, false, false, false, false, true, true);
        assertThat(trusted.getSubjectX500Principal().getName()).startsWith("CN=Kinefka CA ");
    }

    @Test
    void theSameCertificatesAreThereTheNextTime() {
        var first = at(NOW).open(NAMES);

        var second = at(NOW.plus(Duration.ofDays(100))).open(List.of("127.0.0.1", "LOCALHOST"));

        assertThat(second.chain()).isEqualTo(first.chain());
    }

    @Test
    void otherNamesGetAnotherCertificateOfTheSameAuthority() {
        var first = at(NOW).open(NAMES);

        var second = at(NOW).open(List.of("kinefka.test"));

        assertThat(second.certificate()).isNotEqualTo(first.certificate());
        assertThat(second.chain().get(1)).isEqualTo(first.chain().get(1));
    }

    @Test
    void aCertificateIsRenewedBeforeItEnds() {
        var first = at(NOW).open(NAMES);
        var later = NOW.plus(Duration.ofDays(800));

        var second = at(later).open(NAMES);

        assertThat(second.certificate().getNotAfter()).isAfter(Date.from(later.plus(Duration.ofDays(300))));
        assertThat(second.chain().get(1)).isEqualTo(first.chain().get(1));
    }

    @Test
    void anAuthorityIsReplacedBeforeItCannotSignAnyMore() throws Exception {
        var first = at(NOW).open(NAMES);

        var second = at(NOW.plus(Duration.ofDays(3000))).open(NAMES);

        assertThat(second.chain().get(1)).isNotEqualTo(first.chain().get(1));
        assertThat(certificate(directory.resolve("ca.pem")))
                .isEqualTo(second.chain().get(1));
    }

    @Test
    void timesBeyond2049AreWrittenWithFourDigits() {
        var far = Instant.parse("2051-01-01T00:00:00Z");

        var server = at(far).open(NAMES);

        assertThat(server.certificate().getNotBefore()).isEqualTo(Date.from(far.minus(Duration.ofDays(1))));
    }

    @Test
    void onlyTheOwnerReadsTheKeys() throws IOException {
        at(NOW).open(NAMES);

        assertThat(permissions("ca-with-key.pem")).isEqualTo("rw-------");
        assertThat(permissions("server-with-key.pem")).isEqualTo("rw-------");
        assertThat(permissions("ca.pem")).isEqualTo("rw-r--r--");
        assertThat(Files.readString(directory.resolve("ca.pem"))).doesNotContain("PRIVATE");
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        at(NOW).open(NAMES);
        Files.writeString(directory.resolve("ca-with-key.pem"), "nothing");

        assertThatThrownBy(() -> at(NOW).open(NAMES))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("ca-with-key.pem: no BEGIN CERTIFICATE in it");
    }

    private TlsDirectory at(Instant time) {
        return new TlsDirectory(directory, Clock.fixed(time, ZoneOffset.UTC));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (var input = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
        }
    }
}
