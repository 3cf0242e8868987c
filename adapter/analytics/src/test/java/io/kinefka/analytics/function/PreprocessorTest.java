package io.kinefka.analytics.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessorTest {
    private static final List<SourceRecord> RECORDS = List.of(record("1"), record("2"), record("3"));

    @Test
    void givesAResultForEachRecordInTheRecordsOrder() throws Exception {
        List<Preprocessed> results = returning("""
                {"records": [
                  {"recordId": "3", "result": "ProcessingFailed", "data": "aGVsbG8="},
                  {"recordId": "1", "result": "Ok", "data": "aGVsbG8="},
                  {"recordId": "2", "result": "Dropped"}]}""").apply(RECORDS);

        assertThat(results)
                .containsExactly(
                        new Preprocessed.Ok(ByteBuffer.wrap("hello".getBytes(UTF_8))),
                        new Preprocessed.Dropped(),
                        new Preprocessed.Failed("ProcessingFailed status set for record"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense | The function has returned what is not JSON.
            '' | The function has not returned a list of records.
            {"records": {}} | The function has not returned a list of records.
            [RECORD1] | The function has not returned a list of records.
            {"records": [RECORD1, RECORD2]} | The function has not returned all record ids.
            {"records": [RECORD1, RECORD2, RECORD4]} | The function has not returned all record ids.
            {"records": [RECORD1, RECORD2, {"result": "Dropped"}]} | The function has not returned all record ids.
            {"records": [RECORD1, RECORD2, RECORD3, RECORD4]} | The function has returned record ids that it was not given.
            {"records": [RECORD1, RECORD2, RECORD3, RECORD1]} | The function has returned a record id more than once.
            {"records": [{"recordId": "1", "result": "Ok"}]} | The function has returned no data for a record whose result is Ok.
            {"records": [{"recordId": "1", "result": "Ok", "data": "=!"}]} | The function has returned data that are not in base 64.
            {"records": [{"recordId": "1"}]} | The function has returned a result that is none of Ok, Dropped and ProcessingFailed.
            """)
    void failsWithoutExactlyOneResultForEach(String reply, String reason) {
        String whole = reply.replaceAll("RECORD(\\d)", "{\"recordId\": \"$1\", \"result\": \"Dropped\"}");

        assertThatThrownBy(() -> returning(whole).apply(RECORDS))
                .isInstanceOf(FunctionException.class)
                .hasMessage(reason);
    }

    private static Preprocessor returning(String reply) {
        return new Preprocessor(
                (function, payload) -> reply.getBytes(UTF_8), "function", Optional.of("application"), "stream");
    }

    private static SourceRecord record(String id) {
        return new SourceRecord(id, ByteBuffer.allocate(0), 0, Optional.empty());
    }
}
