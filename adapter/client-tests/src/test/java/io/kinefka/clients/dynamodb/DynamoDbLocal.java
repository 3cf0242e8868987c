package io.kinefka.clients.dynamodb;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;

/** AWS's own emulator of DynamoDB, in memory. */
final class DynamoDbLocal {
    private static final int ATTEMPTS_MAX = 10;

    private final int port;
    private final DynamoDBProxyServer server;

    private DynamoDbLocal(int port, DynamoDBProxyServer server) {
        this.port = port;
        this.server = server;
    }

    static DynamoDbLocal start() throws Exception {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            var server = ServerRunner.createServerFromCommandLineArgs(
                    new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)});
            try {
                server.safeStart();
                return new DynamoDbLocal(port, server);
            } catch (IOException takenMeanwhile) {
                if (attempt == ATTEMPTS_MAX) {
                    throw takenMeanwhile;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void stop() throws Exception {
        server.stop();
    }
}
