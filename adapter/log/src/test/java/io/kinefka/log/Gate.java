package io.kinefka.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port by which Kafka is found, silent until it is opened. */
final class Gate implements AutoCloseable {
    private final ServerSocket server;
    private final int kafkaPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();

    /** Leads to a broker on this machine. */
    Gate(String bootstrapServers) throws IOException {
        kafkaPort = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        server = new ServerSocket(0, 0, loopback());
        start(this::accept);
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    String bootstrapServers() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    void open() {
        opened.complete(true);
    }

    private void accept() throws IOException {
        while (true) {
            var client = kept(server.accept());
            start(() -> {
                opened.join();
                var kafka = kept(new Socket(loopback(), kafkaPort));
                start(() -> kafka.getInputStream().transferTo(client.getOutputStream()));
                client.getInputStream().transferTo(kafka.getOutputStream());
            });
        }
    }

    private Socket kept(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // One of the two has gone.
                    }
                },
                "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        open();
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
