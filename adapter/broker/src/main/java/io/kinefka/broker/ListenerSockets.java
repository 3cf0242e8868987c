package io.kinefka.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two listening sockets, bound before Kafka starts: Kafka must know its ports in advance, and a port that
 * was merely found free could be taken by another program meanwhile.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
    static final String BROKER = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    private static final int BACKLOG = 128;

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private ListenerSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
    }

    static ListenerSockets bind(int brokerPort) {
        var broker = bindLoopback(brokerPort);
        try {
            return new ListenerSockets(broker, bindLoopback(0));
        } catch (EmbeddedBrokerException e) {
            closeQuietly(broker);
            throw e;
        }
    }

    private static ServerSocketChannel bindLoopback(int port) {
        try {
            var channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                channel.bind(loopback(port), BACKLOG);
                return channel;
            } catch (IOException e) {
                closeQuietly(channel);
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "The embedded broker cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    InetSocketAddress controllerAddress() {
        return (InetSocketAddress) controller.socket().getLocalSocketAddress();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int listenBacklogSize, int receiveBufferSize) {
        return switch (listenerName) {
            case BROKER -> broker;
            case CONTROLLER -> controller;
            default -> throw new IllegalArgumentException("No socket is bound for the listener " + listenerName);
        };
    }

    @Override
    public void close() {
        closeQuietly(broker);
        closeQuietly(controller);
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException nothingLeftToRelease) {
            // The socket is gone either way.
        }
    }
}
