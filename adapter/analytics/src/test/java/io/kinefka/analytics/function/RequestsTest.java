package io.kinefka.analytics.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.analytics.function.SourceRecord.Place;
import io.kinefka.analytics.function.SourceRecord.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The members are those of the events in AWS's developer guide for SQL applications. */
class RequestsTest {
    private static final String APPLICATION = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/one";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsWhereARecordOfAStreamIs() throws IOException {
        SourceRecord clicked = new SourceRecord(
                "4957",
                text("hello world"),
                1_520_280_173_000L,
                Optional.of(new Place("7400791606", Optional.of(new Position("shardId-000000000003", "4957")))));

        ObjectNode event = (ObjectNode)
                JSON.readTree(Requests.payload(Optional.of(APPLICATION), Optional.of(STREAM), List.of(clicked)));

        assertThat(event.remove("invocationId").asText()).hasSize(36);
        assertThat(event).isEqualTo(JSON.readTree("""
                {
                  "applicationArn": "arn:aws:kinesisanalytics:us-east-1:000000000000:application/one",
                  "streamArn": "arn:aws:kinesis:us-east-1:000000000000:stream/clicks",
                  "records": [{
                    "recordId": "4957",
                    "kinesisStreamRecordMetadata": {
                      "partitionKey": "7400791606",
                      "shardId": "shardId-000000000003",
                      "sequenceNumber": "4957",
                      "approximateArrivalTimestamp": 1520280173000
                    },
                    "data": "aGVsbG8gd29ybGQ="
                  }]
                }"""));
    }

    @Test
    void tellsOnlyWhenARecordOfADeliveryStreamArrived() throws IOException {
        SourceRecord put = new SourceRecord("id", text("hello world"), 1_520_280_173_000L, Optional.empty());

        JsonNode event = JSON.readTree(Requests.payload(Optional.of(APPLICATION), Optional.of(STREAM), List.of(put)));

        assertThat(event.path("records").path(0)).isEqualTo(JSON.readTree("""
                {
                  "recordId": "id",
                  "kinesisFirehoseRecordMetadata": {"approximateArrivalTimestamp": 1520280173000},
                  "data": "aGVsbG8gd29ybGQ="
                }"""));
    }

    @Test
    void tellsHowOftenARowWasNotDelivered() throws IOException {
        OutputRow row = new OutputRow("id", text("hello world"), 0).retried().retried();

        JsonNode event = JSON.readTree(Requests.payload(Optional.of(APPLICATION), Optional.empty(), List.of(row)));

        assertThat(event.has("streamArn")).isFalse();
        assertThat(event.path("records").path(0)).isEqualTo(JSON.readTree("""
                {"recordId": "id", "lambdaDeliveryRecordMetadata": {"retryHint": 2}, "data": "aGVsbG8gd29ybGQ="}"""));
    }

    @Test
    void dividesRecordsIntoRequestsThatFunctionsTake() {
        Random random = new Random(7);
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // Control characters are the longest ones in JSON.
            String key = "\u0001".repeat(256);
            records.add(new SourceRecord(
                    "4957" + i,
                    ByteBuffer.allocate(random.nextInt(200_000)),
                    i,
                    Optional.of(new Place(key, Optional.of(new Position("shardId-000000000003", "4957" + i))))));
        }

        List<List<SourceRecord>> requests = Requests.split(records);

        assertThat(requests.stream().flatMap(List::stream).toList()).isEqualTo(records);
        assertThat(requests).noneMatch(Requests::isTooLarge).allSatisfy(request -> assertThat(
                        Requests.payload(Optional.of(APPLICATION), Optional.of(STREAM), request))
                .hasSizeLessThanOrEqualTo(Functions.PAYLOAD_BYTES_MAX));
        assertThat(requests).hasSizeLessThan(20);
    }

    @Test
    void putsARecordAloneThatIsTooLarge() {
        OutputRow small = new OutputRow("small", text("row"), 0);
        OutputRow large = new OutputRow("large", ByteBuffer.allocate(Functions.PAYLOAD_BYTES_MAX * 3 / 4), 0);

        List<List<OutputRow>> requests = Requests.split(List.of(small, large, small));

        assertThat(requests).containsExactly(List.of(small), List.of(large), List.of(small));
        assertThat(requests.stream().map(Requests::isTooLarge)).containsExactly(false, true, false);
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
