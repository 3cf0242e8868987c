package io.kinefka.gateway.edge;

import io.kinefka.gateway.tls.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Clients that trust one authority and check names. */
final class TlsClient {
    private TlsClient() {}

    static SSLContext trusting(Identity server) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", server.chain().get(server.chain().size() - 1));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A connection that offers those protocols with ALPN, or does not know ALPN if there are none. */
    static SSLSocket connect(Identity server, int port, String... protocols)
            throws GeneralSecurityException, IOException {
        var socket = (SSLSocket) trusting(server)
                .getSocketFactory()
                .createSocket(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(60_000);
        socket.startHandshake();
        return socket;
    }
}
