package io.kinefka.gateway.edge.port;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts our handlers in front of those that Vert.x gives every new connection, and turns away what is too many. */
@Sharable
final class AcceptedConnections extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedConnections.class);

    private final PortSettings settings;
    private final Optional<SslContext> tls;
    private final AtomicInteger connections = new AtomicInteger();

    AcceptedConnections(PortSettings settings, Optional<SslContext> tls) {
        this.settings = settings;
        this.tls = tls;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        var connection = (Channel) accepted;
        if (connections.incrementAndGet() > settings.connectionsMax()) {
            connections.decrementAndGet();
            LOG.atDebug().addKeyValue("client", connection.remoteAddress()).log("Connection refused: too many");
            connection.unsafe().closeForcibly();
            return;
        }
        connection.closeFuture().addListener(closed -> connections.decrementAndGet());
        tls.ifPresent(context -> connection.pipeline().addLast(new TlsOrNot(context, settings.headTimeout())));
        connection.pipeline().addLast(new ConnectionGuard(settings.headTimeout(), System::nanoTime));
        ctx.fireChannelRead(accepted);
    }
}
