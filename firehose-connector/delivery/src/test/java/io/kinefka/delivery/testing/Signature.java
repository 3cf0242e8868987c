package io.kinefka.delivery.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Checks a request's signature by signing what has arrived once more. */
final class Signature {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private Signature() {}

    static boolean isRight(HttpExchange exchange, byte[] body, AwsCredentialsIdentity credentials, String region) {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String date = exchange.getRequestHeaders().getFirst("X-Amz-Date");
        int signed = authorization.indexOf("SignedHeaders=");
        if (date == null || signed < 0) {
            return false;
        }
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI()));
        String names =
                authorization.substring(signed + "SignedHeaders=".length(), authorization.indexOf(", Signature="));
        for (String name : names.split(";", -1)) {
            if (!name.equals("host") && !name.startsWith("x-amz-date") && !name.startsWith("x-amz-content")) {
                request.putHeader(name, exchange.getRequestHeaders().getFirst(name));
            }
        }
        Instant time = LocalDateTime.parse(date, TIME).toInstant(ZoneOffset.UTC);
        String expected = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElse("");
        return expected.equals(authorization);
    }
}
