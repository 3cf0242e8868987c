package io.kinefka.gateway.edge.port;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Vert.x's transport over the JDK's sockets, with our handlers at the beginning of every connection that a server accepts.
 * It is here that Vert.x lets others configure its server sockets.
 */
public final class PortTransport implements Transport {
    private final Transport jdk = io.vertx.core.transport.Transport.NIO.implementation();
    private final AcceptedConnections accepted;

    private PortTransport(AcceptedConnections accepted) {
        this.accepted = accepted;
    }

    /** For {@code Vertx.builder()}. */
    public static io.vertx.core.transport.Transport of(PortSettings settings) throws SSLException {
        Optional<SslContext> tls = settings.identity().isEmpty()
                ? Optional.empty()
                : Optional.of(TlsOrNot.context(settings.identity().get()));
        return new Named(new PortTransport(new AcceptedConnections(settings, tls)));
    }

    @Override
    public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
        jdk.configure(config, domainSocket, bootstrap);
        bootstrap.handler(accepted);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return jdk.ioHandlerFactory();
    }

    @Override
    @SuppressWarnings("deprecation") // Vert.x's own signature.
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return jdk.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
        return jdk.datagramChannelFactory();
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return jdk.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return jdk.serverChannelFactory(domainSocket);
    }

    /** The form in which Vert.x is given a transport. */
    private record Named(Transport implementation) implements io.vertx.core.transport.Transport {
        @Override
        public String name() {
            return "nio";
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        @SuppressWarnings("NullAway") // Vert.x asks for null where there is no cause.
        public Throwable unavailabilityCause() {
            return null;
        }
    }
}
