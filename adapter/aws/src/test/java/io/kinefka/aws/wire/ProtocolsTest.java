package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.Around;
import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers in the protocols beside JSON 1.1 and CBOR 1.1. */
class ProtocolsTest {
    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";
    private static final String QUERY = "Action=GetMetricStatistics&Version=2010-08-01&Namespace=n&MetricName=m"
            + "&StartTime=2023-11-14T22:13:20Z&EndTime=2023-11-14&Period=60";

    private final WireDispatcher dispatcher = new WireDispatcher(
            List.of(new Service(
                    ServiceModels.monitoring(), Map.of("GetMetricStatistics", new Statistics()), Around.NOTHING)),
            Fakes.SETTINGS,
            (service, operation, errorCode, nanos) -> {},
            () -> Fakes.REQUEST_ID,
            Fakes.CLOCK);

    /** Answers with its input; refuses one namespace. */
    static final class Statistics implements Operation<Statistics.Input, Statistics.Output> {
        record Input(String namespace, String metricName, Instant startTime, int period) {}

        record Output(String label, List<Datapoint> datapoints) {}

        record Datapoint(Instant timestamp, Double sum) {}

        @Override
        public CompletionStage<Output> handle(RequestContext context, Input input) {
            if (input.namespace().equals("bad")) {
                throw AwsException.client("InvalidParameterValueException", "No <bad> ones.");
            }
            return CompletableFuture.completedFuture(
                    new Output(input.metricName(), List.of(new Datapoint(input.startTime(), (double) input.period()))));
        }
    }

    @Test
    void answersAQueryInXml() {
        WireResponse response = answer(form(QUERY.replace("MetricName=m", "MetricName=a%3Cb+%26")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("Content-Type", "text/xml");
        assertThat(Calls.text(response.body()))
                .isEqualTo("<GetMetricStatisticsResponse xmlns=\"" + NAMESPACE + "\"><GetMetricStatisticsResult>"
                        + "<Label>a&lt;b &amp;</Label><Datapoints><member><Timestamp>2023-11-14T22:13:20Z</Timestamp>"
                        + "<Sum>60.0</Sum></member></Datapoints></GetMetricStatisticsResult><ResponseMetadata>"
                        + "<RequestId>" + Fakes.REQUEST_ID
                        + "</RequestId></ResponseMetadata></GetMetricStatisticsResponse>");
    }

    @Test
    void answersAQueryInTheUrl() {
        WireRequest post = form("");
        var get = new WireRequest("GET", "/", QUERY, post.headers(), Calls.CLIENT, post.body());

        assertThat(answer(get).status()).isEqualTo(200);
    }

    @Test
    void namesErrorsOfAQueryAsThatProtocolDoes() {
        assertThat(error(form(QUERY.replace("Namespace=n", "Namespace=bad"))))
                .isEqualTo(errorXml("InvalidParameterValue", "No &lt;bad&gt; ones."));
        assertThat(error(form(QUERY.replace("MetricName=m", "MetricName="))))
                .isEqualTo(errorXml(
                        "ValidationError",
                        "1 validation error detected: Value '' at 'metricName' failed to satisfy constraint:"
                                + " Member must have length greater than or equal to 1"));
        assertThat(error(form(QUERY.replace("Period=60", "Period=soon"))))
                .isEqualTo(errorXml("MalformedInput", "Value 'soon' at 'Period' is malformed"));
        assertThat(error(form("Action=Dance&Version=2010-08-01")))
                .isEqualTo(errorXml("InvalidAction", "The action Dance is not valid for this web service."));
    }

    @Test
    void keepsInstantsInSecondsInRpcV2() {
        WireResponse response = answer(rpc(
                "GetMetricStatistics",
                // {"Namespace":"n","MetricName":"m","StartTime":1(1700000000),"EndTime":1(1700000000),"Period":60}
                "a5694e616d657370616365616e6a4d65747269634e616d65616d695374617274"
                        + "54696d65c11a6553f10067456e6454696d65c11a6553f10066506572696f64183c"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/cbor")
                .containsEntry("smithy-protocol", "rpc-v2-cbor");
        assertThat(Calls.hex(response.body())).contains("6954696d657374616d70c1fb41d954fc40000000");
    }

    @Test
    void tellsClientsOfNewerProtocolsTheOldNameOfAnErrorToo() {
        WireResponse response = answer(rpc(
                "GetMetricStatistics",
                "a5694e616d657370616365636261646a4d65747269634e616d65616d695374617274"
                        + "54696d65c11a6553f10067456e6454696d65c11a6553f10066506572696f64183c"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers())
                .containsEntry("x-amzn-errortype", "InvalidParameterValueException")
                .containsEntry("x-amzn-query-error", "InvalidParameterValue;Sender");
    }

    @Test
    void knowsNoOtherOperationInThePath() {
        assertThat(answer(rpc("Dance", "a0")).status()).isEqualTo(404);
        assertThat(answer(rpc("PutMetricData", "a0")).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNotCompressedAsItSaysOrGrowsTooLarge() throws IOException {
        WireResponse garbage = answer(Calls.with(form(QUERY), "content-encoding", "gzip"));
        WireResponse bomb = answer(compressed(new byte[5 << 20]));

        assertThat(garbage.status()).isEqualTo(400);
        assertThat(bomb.status()).isEqualTo(413);
    }

    @Test
    void readsACompressedQuery() throws IOException {
        assertThat(answer(compressed(QUERY.getBytes(StandardCharsets.UTF_8))).status())
                .isEqualTo(200);
    }

    private String error(WireRequest request) {
        WireResponse response = answer(request);
        assertThat(response.status()).isEqualTo(400);
        return Calls.text(response.body());
    }

    private static String errorXml(String code, String message) {
        return "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>" + message + "</Message></Error><RequestId>" + Fakes.REQUEST_ID
                + "</RequestId></ErrorResponse>";
    }

    private WireResponse answer(WireRequest request) {
        return dispatcher.dispatch(request).toCompletableFuture().join();
    }

    private static WireRequest compressed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        WireRequest plain = Calls.with(form(""), "content-encoding", "gzip");
        return new WireRequest("POST", "/", "", plain.headers(), Calls.CLIENT, ByteBuffer.wrap(bytes.toByteArray()));
    }

    private static WireRequest form(String body) {
        return request(
                "/", Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"), Calls.utf8(body));
    }

    private static WireRequest rpc(String operation, String hex) {
        return request(
                "/service/GraniteServiceVersion20100801/operation/" + operation,
                Map.of("content-type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static WireRequest request(String path, Map<String, String> headers, ByteBuffer body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("authorization", Calls.AUTHORIZATION);
        all.put("x-amz-date", "20261121T050925Z");
        return new WireRequest("POST", path, "", all, Calls.CLIENT, body);
    }
}
