package io.kinefka.gateway.tls;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * A directory with a certificate authority of our own and a server's certificate that it signed. Both are made when
 * absent, and the server's again when its names have changed or its end is near; clients who trust the authority do not
 * notice.
 */
public final class TlsDirectory {
    private static final String AUTHORITY = "ca-with-key.pem";
    private static final String SERVER = "server-with-key.pem";
    private static final String TRUSTED = "ca.pem";
    private static final String LOCK = ".lock";

    private final Path directory;
    private final Authority authority;

    /** Looks at that directory; nothing happens yet. */
    public TlsDirectory(Path directory, Clock clock) {
        this.directory = directory;
        this.authority = new Authority(clock, new SecureRandom());
    }

    /**
     * The server's certificate. Other programs that want one from the same directory wait meanwhile.
     *
     * @param names DNS names and IP addresses under which clients reach the server
     * @throws TlsException if there is none and none can be made
     */
    public Identity open(List<String> names) {
        try {
            Files.createDirectories(directory);
            try (var channel =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Given back when the channel is closed.
                channel.lock();
                return server(names.stream().map(HostName::of).distinct().toList());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("The certificates in " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The authority's certificate, for clients to trust. */
    public Path trustedCertificate() {
        return directory.resolve(TRUSTED).toAbsolutePath().normalize();
    }

    private Identity server(List<HostName> names) throws IOException, GeneralSecurityException {
        var issuer = authority();
        var file = directory.resolve(SERVER);
        if (Files.exists(file)) {
            var server = read(file);
            if (authority.isGood(server, issuer, names)) {
                return server;
            }
        }
        var server = authority.issue(issuer, names);
        OwnerFile.writeSecret(file, Pem.write(server));
        return server;
    }

    private Identity authority() throws IOException, GeneralSecurityException {
        var file = directory.resolve(AUTHORITY);
        Identity issuer;
        if (Files.exists(file) && authority.isGood(read(file))) {
            issuer = read(file);
        } else {
            issuer = authority.create();
            OwnerFile.writeSecret(file, Pem.write(issuer));
        }
        var trusted = Pem.write(issuer.certificate());
        if (!Files.exists(trustedCertificate())
                || !Files.readString(trustedCertificate()).equals(trusted)) {
            OwnerFile.writePublic(trustedCertificate(), trusted);
        }
        return issuer;
    }

    private static Identity read(Path file) throws IOException, GeneralSecurityException {
        var text = Files.readString(file);
        try {
            return Pem.readIdentity(text, text);
        } catch (GeneralSecurityException e) {
            throw new GeneralSecurityException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
