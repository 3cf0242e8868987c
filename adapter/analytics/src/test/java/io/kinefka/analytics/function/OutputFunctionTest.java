package io.kinefka.analytics.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputFunctionTest {
    private static final List<OutputRow> ROWS = List.of(row("1"), row("2"), row("3"), row("4"), row("5"));

    @Test
    void givesBackWhatIsNotAcknowledgedAsItShould() throws Exception {
        List<OutputRow> left = returning("""
                {"records": [
                  {"recordId": "1", "result": "Ok"},
                  {"recordId": "2", "result": "DeliveryFailed"},
                  {"recordId": "3"},
                  {"recordId": "4", "result": "Ok"},
                  {"recordId": "4", "result": "DeliveryFailed"},
                  {"recordId": "6", "result": "Ok"}]}""").deliver(ROWS);

        assertThat(left).extracting(OutputRow::id).containsExactly("2", "3", "4", "5");
    }

    @Test
    void failsAsAWholeIfTheAnswerIsNoListOfRecords() {
        assertThatThrownBy(() -> returning("\"done\"").deliver(ROWS))
                .isInstanceOf(FunctionException.class)
                .hasMessage("The function has not returned a list of records.");
    }

    private static OutputFunction returning(String reply) {
        return new OutputFunction((function, payload) -> reply.getBytes(UTF_8), "function", "application");
    }

    private static OutputRow row(String id) {
        return new OutputRow(id, ByteBuffer.allocate(0), 0);
    }
}
