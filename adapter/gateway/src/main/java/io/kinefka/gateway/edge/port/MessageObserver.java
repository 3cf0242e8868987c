package io.kinefka.gateway.edge.port;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;

/** Sees where HTTP/1.1 requests begin and end, behind the decoder and before the server. */
final class MessageObserver extends ChannelInboundHandlerAdapter {
    private boolean insideMessage;
    private boolean progressed;
    private boolean upgraded;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest) {
            begin();
        } else if (message instanceof Http2HeadersFrame) {
            // The request that asked for HTTP/2, as Vert.x hands it on.
            begin();
            upgraded = true;
        }
        if (isLast(message)) {
            insideMessage = false;
            progressed = true;
        }
        ctx.fireChannelRead(message);
    }

    private static boolean isLast(Object message) {
        return message instanceof Http2DataFrame data ? data.isEndStream() : message instanceof LastHttpContent;
    }

    private void begin() {
        insideMessage = true;
        progressed = true;
    }

    /** Called before bytes are decoded. */
    void beginRead() {
        progressed = false;
    }

    /** Whether the bytes since {@link #beginRead} belong to the head of a request that is not complete. */
    boolean isWaiting() {
        return !insideMessage && !progressed;
    }

    /** Whether what comes next is HTTP/2. */
    boolean isUpgraded() {
        return upgraded && !insideMessage;
    }
}
