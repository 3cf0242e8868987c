package io.kinefka.gateway.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A name under which clients reach the port: what certificates call a subject alternative name.
 *
 * @param isAddress whether it is an IP address, which clients compare byte by byte
 * @param text a DNS name in lower case, or an address without abbreviations
 */
record HostName(boolean isAddress, String text) {
    /** Whatever looks so is taken for an address and never looked up. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    static HostName of(String text) {
        return ADDRESS.matcher(text).matches()
                ? new HostName(true, literal(text).getHostAddress())
                : new HostName(false, text.toLowerCase(Locale.ROOT));
    }

    /** Those that a certificate is for. */
    static Set<HostName> in(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream()
                            .map(each -> of(String.valueOf(each.get(1))))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    GeneralName general() {
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new TlsException("'" + text + "' is not an IP address", e);
        }
    }
}
