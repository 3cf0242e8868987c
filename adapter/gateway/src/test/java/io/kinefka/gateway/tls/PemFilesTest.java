package io.kinefka.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {

    @TempDir
    private Path directory;

    @Test
    void readsACertificateAndItsKey() throws IOException {
        var made = make("one");

        var read = PemFiles.read(certificate("one"), key("one"));

        assertThat(read).isEqualTo(made);
        assertThat(read.toString()).isEqualTo("Identity[CN=Kinefka]");
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() throws IOException {
        make("one");
        make("two");

        assertThatThrownBy(() -> PemFiles.read(certificate("one"), key("two")))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("the key is not the certificate's");
    }

    @Test
    void saysHowToConvertAKeyOfAnotherForm() throws IOException {
        make("one");
        var old = Files.writeString(
                directory.resolve("old"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");

        assertThatThrownBy(() -> PemFiles.read(certificate("one"), old))
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void saysThatAFileIsMissing() throws IOException {
        make("one");

        assertThatThrownBy(() -> PemFiles.read(directory.resolve("missing"), key("one")))
                .hasMessage("The certificate cannot be used: there is no file " + directory.resolve("missing"));
    }

    private Identity make(String name) throws IOException {
        var made = new TlsDirectory(directory.resolve(name), Clock.systemUTC()).open(List.of("localhost"));
        var text = Files.readString(directory.resolve(name).resolve("server-with-key.pem"));
        int end = text.indexOf("-----BEGIN CERTIFICATE");
        Files.writeString(key(name), text.substring(0, end));
        Files.writeString(certificate(name), text.substring(end));
        return made;
    }

    private Path certificate(String name) {
        return directory.resolve(name + ".crt");
    }

    private Path key(String name) {
        return directory.resolve(name + ".key");
    }
}
