package io.kinefka.gateway.edge.port;

import io.kinefka.gateway.tls.Identity;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** Makes a connection that begins with a TLS record a TLS connection, and lets any other one be. */
final class TlsOrNot extends OptionalSslHandler {
    private final Duration handshakeTimeout;

    TlsOrNot(SslContext context, Duration handshakeTimeout) {
        super(context);
        this.handshakeTimeout = handshakeTimeout;
    }

    /**
     * How TLS is spoken. Clients may ask for HTTP/2 or HTTP/1.1 with ALPN; whatever they asked for, the first decrypted
     * bytes decide.
     */
    static SslContext context(Identity identity) throws SSLException {
        try {
            return new JdkSslContext(
                    signingAs(identity),
                    false,
                    null,
                    IdentityCipherSuiteFilter.INSTANCE,
                    new ApplicationProtocolConfig(
                            Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE,
                            SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1),
                    ClientAuth.NONE,
                    new String[] {"TLSv1.3", "TLSv1.2"},
                    false);
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("The certificate cannot be used", e);
        }
    }

    /** By the JDK alone: Netty's builder begins with trying out what is not needed here, while the program starts. */
    private static SSLContext signingAs(Identity identity) throws GeneralSecurityException, IOException {
        // Never written, and quickly made: the other kinds of store derive a key first.
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry(
                "server", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        // Clients show no certificates, so whom to trust need not be read.
        tls.init(keys.getKeyManagers(), new TrustManager[0], null);
        return tls;
    }

    @Override
    protected SslHandler newSslHandler(ChannelHandlerContext context, SslContext sslContext) {
        var handler = super.newSslHandler(context, sslContext);
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }
}
