package io.kinefka.gateway.edge.port;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the decrypted bytes of a connection go by to HTTP, and closes it when a client takes too long to say what it
 * wants (its TLS handshake, the head of a request, a frame that is not data) or sends too many frames that ask for none.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final byte[] HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

    private final Duration patience;
    private final MessageObserver messages = new MessageObserver();
    private final FrameMeter frames;
    private Protocol protocol = Protocol.UNKNOWN;
    private int prefaceBytes;
    private boolean observed;
    private @Nullable Future<?> deadline;

    private enum Protocol {
        UNKNOWN,
        HTTP_1,
        HTTP_2
    }

    ConnectionGuard(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.frames = new FrameMeter(nanoTime);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        await(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopWaiting();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!observed) {
            observed = true;
            ctx.pipeline().addBefore(ctx.pipeline().lastContext().name(), null, messages);
        }
        if (!follow((ByteBuf) message)) {
            ReferenceCountUtil.release(message);
            close(ctx, "Too many control frames");
            return;
        }
        messages.beginRead();
        ctx.fireChannelRead(message);
        if (isWaiting()) {
            await(ctx);
        } else {
            stopWaiting();
        }
    }

    private boolean follow(ByteBuf bytes) {
        if (protocol == Protocol.HTTP_1 && messages.isUpgraded()) {
            protocol = Protocol.UNKNOWN;
        }
        int at = bytes.readerIndex();
        while (protocol == Protocol.UNKNOWN && at < bytes.writerIndex()) {
            if (bytes.getByte(at) != HTTP2_PREFACE[prefaceBytes]) {
                protocol = Protocol.HTTP_1;
                break;
            }
            at++;
            prefaceBytes++;
            if (prefaceBytes == HTTP2_PREFACE.length) {
                protocol = Protocol.HTTP_2;
            }
        }
        return protocol != Protocol.HTTP_2 || frames.follow(bytes, at);
    }

    private boolean isWaiting() {
        return switch (protocol) {
            case UNKNOWN -> true;
            case HTTP_1 -> messages.isWaiting();
            case HTTP_2 -> frames.isWaiting();
        };
    }

    private void await(ChannelHandlerContext ctx) {
        if (deadline == null) {
            deadline = ctx.executor().schedule(() -> overdue(ctx), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void overdue(ChannelHandlerContext ctx) {
        deadline = null;
        if (ctx.channel().config().isAutoRead()) {
            close(ctx, "Client too slow");
        } else {
            // It is us who do not read on.
            await(ctx);
        }
    }

    private static void close(ChannelHandlerContext ctx, String reason) {
        LOG.atDebug()
                .addKeyValue("client", ctx.channel().remoteAddress())
                .addKeyValue("reason", reason)
                .log("Connection closed");
        var unused = ctx.close();
    }
}
