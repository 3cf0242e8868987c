package io.kinefka.gateway.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

/** PutRecords as large as AWS allows, all sent from one prepared body, so that the sender needs little memory. */
final class LargeRequests {
    static final int RECORDS = 10;

    private static final int RECORD_BYTES = 1 << 20;
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    LargeRequests(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Begins so many requests at once and returns their answers; bodies are read as Latin-1, whatever they are. */
    List<HttpResponse<String>> send(int count, Wire wire, String stream) {
        var body = wire.body.apply(stream);
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(DEADLINE)
                .header("Content-Type", wire.contentType)
                .header("X-Amz-Target", "Kinesis_20131202.PutRecords")
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/kinesis/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=0000")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var answers = IntStream.range(0, count)
                .mapToObj(each -> client.sendAsync(request, BodyHandlers.ofString(ISO_8859_1)))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static byte[] data(int index) {
        var data = new byte[RECORD_BYTES - partitionKey(index).length()];
        new Random(index).nextBytes(data);
        return data;
    }

    private static String partitionKey(int index) {
        return "key-" + index;
    }

    private static byte[] json(String stream) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("{\"StreamName\":\"" + stream + "\",\"Records\":[").getBytes(US_ASCII));
        for (int i = 0; i < RECORDS; i++) {
            body.writeBytes((i == 0 ? "{\"Data\":\"" : ",{\"Data\":\"").getBytes(US_ASCII));
            body.writeBytes(Base64.getEncoder().encode(data(i)));
            body.writeBytes(("\",\"PartitionKey\":\"" + partitionKey(i) + "\"}").getBytes(US_ASCII));
        }
        body.writeBytes("]}".getBytes(US_ASCII));
        return body.toByteArray();
    }

    private static byte[] cbor(String stream) {
        var body = new ByteArrayOutputStream();
        body.write(0xA2);
        writeText(body, "StreamName");
        writeText(body, stream);
        writeText(body, "Records");
        body.write(0x80 + RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            var data = data(i);
            body.write(0xA2);
            writeText(body, "Data");
            body.write(0x5A);
            body.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
            body.writeBytes(data);
            writeText(body, "PartitionKey");
            writeText(body, partitionKey(i));
        }
        return body.toByteArray();
    }

    /** Texts of less than 24 characters. */
    private static void writeText(ByteArrayOutputStream body, String text) {
        body.write(0x60 + text.length());
        body.writeBytes(text.getBytes(US_ASCII));
    }

    /** How requests are encoded. */
    enum Wire {
        JSON("application/x-amz-json-1.1", LargeRequests::json),
        CBOR("application/x-amz-cbor-1.1", LargeRequests::cbor);

        private final String contentType;

        @SuppressWarnings("ImmutableEnumChecker") // refers to a method
        private final Function<String, byte[]> body;

        Wire(String contentType, Function<String, byte[]> body) {
            this.contentType = contentType;
            this.body = body;
        }
    }
}
