package io.kinefka.clients.matrix;

import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.matrix.Client.Encoding;
import java.util.List;

/** The rows of the matrix, in their order. */
final class AllClients {
    private AllClients() {}

    static List<Client> list() {
        return List.of(
                new JavaClient(
                        "AWS SDK for Java 2, synchronous",
                        "1.1",
                        Encoding.CBOR,
                        endpoint -> new Sdk2(JavaSdks.sync(endpoint))),
                new JavaClient(
                        "AWS SDK for Java 2, synchronous, `aws.cborEnabled=false`",
                        "1.1",
                        Encoding.JSON,
                        endpoint -> new Sdk2(JavaSdks.sync(endpoint))),
                new JavaClient(
                        "AWS SDK for Java 2, asynchronous (Netty)",
                        "2",
                        Encoding.CBOR,
                        endpoint -> new Sdk2Async(JavaSdks.async(endpoint))),
                new CrtClient(),
                new JavaClient("AWS SDK for Java 1", "1.1", Encoding.CBOR, endpoint -> new Sdk1(JavaSdks.v1(endpoint))),
                new JavaClient(
                        "AWS SDK for Java 1, `com.amazonaws.sdk.disableCbor=true`",
                        "1.1",
                        Encoding.JSON,
                        endpoint -> new Sdk1(JavaSdks.v1(endpoint))),
                ScriptedClient.javaScript("AWS SDK for JavaScript 3", "2"),
                ScriptedClient.javaScript("AWS SDK for JavaScript 3, `NodeHttpHandler`", "1.1"),
                ScriptedClient.boto3(),
                ScriptedClient.awsCli(),
                new KplClient());
    }
}
