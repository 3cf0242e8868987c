package io.kinefka.analytics.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaDiscoveryTest {

    private static Discovered discovered(String... records) {
        return SchemaDiscovery.of(List.of(records)).orElseThrow();
    }

    private static List<String> columns(Discovered discovered) {
        return ((List<?>) discovered.schema().getOrDefault("RecordColumns", List.of()))
                .stream()
                        .map(column -> (Map<?, ?>) column)
                        .map(column -> column.get("Name") + " " + column.get("Mapping") + " " + column.get("SqlType"))
                        .toList();
    }

    @Test
    void jsonObjectsHaveAColumnForEachMember() {
        var found = discovered("""
                {"TICKER": "AMZN", "PRICE": 3.5, "COUNT": 7, "AT": "2026-01-01 10:00:00.5", "OK": true}""", """
                {"TICKER": "MSFT-X", "PRICE": 4, "COUNT": 9999999999, "AT": "2026-01-01T10:00:01", "MORE": null}""");

        assertThat(columns(found))
                .containsExactly(
                        "TICKER $.TICKER VARCHAR(8)",
                        "PRICE $.PRICE DOUBLE",
                        "COL_COUNT $.COUNT BIGINT",
                        "COL_AT $.AT TIMESTAMP",
                        "OK $.OK BOOLEAN");
        assertThat(found.parsed())
                .containsExactly(
                        List.of("AMZN", "3.5", "7", "2026-01-01 10:00:00.5", "true"),
                        List.of("MSFT-X", "4", "9999999999", "2026-01-01T10:00:01", ""));
        assertThat(found.schema())
                .containsEntry("RecordEncoding", "UTF-8")
                .containsEntry(
                        "RecordFormat",
                        Map.of(
                                "RecordFormatType",
                                "JSON",
                                "MappingParameters",
                                Map.of("JSONMappingParameters", Map.of("RecordRowPath", "$"))));
    }

    @Test
    void membersOfMembersAreColumnsAndOddNamesAreChanged() {
        var found = discovered("""
                {"id": 1, "at": {"id": 2, "the time": "now"}, "timestamp": "x", "tags": [1, 2]}""");

        assertThat(columns(found))
                .containsExactly(
                        "id $.id INTEGER",
                        "id_2 $.at.id INTEGER",
                        "the_time $.at['the time'] VARCHAR(4)",
                        "COL_timestamp $.timestamp VARCHAR(4)");
    }

    @Test
    void arraysOfObjectsHaveARowForEachElement() {
        var found = discovered("[{\"a\": 1}, {\"a\": \"x\"}]", "[{\"a\": 2}]");

        assertThat(columns(found)).containsExactly("a $.a VARCHAR(4)");
        assertThat(found.parsed()).hasSize(3);
    }

    @Test
    void aRecordMayHaveSeveralObjects() {
        var found = discovered("{\"a\": 1}\n{\"a\": 2}\n");

        assertThat(columns(found)).containsExactly("a $.a INTEGER");
        assertThat(found.parsed()).hasSize(2);
    }

    @Test
    void codeCanUseWhatWasDiscovered() {
        var found = discovered("""
                {"TICKER": "AMZN", "PRICE": 3.5, "COUNT": 7, "MS": 9999999999, "OK": true}""");
        var columns = ((List<?>) found.schema().getOrDefault("RecordColumns", List.of()))
                .stream()
                        .map(column -> (Map<?, ?>) column)
                        .map(column -> new TableSchema.Column(
                                String.valueOf(column.get("Name")), String.valueOf(column.get("SqlType"))))
                        .toList();

        var plan = ApplicationCompiler.compile("""
                CREATE STREAM R (TICKER VARCHAR(4), PRICE DOUBLE, N INTEGER, MS BIGINT, OK BOOLEAN);
                CREATE PUMP P AS INSERT INTO R SELECT STREAM TICKER, PRICE, COL_COUNT, MS, OK FROM S_001;""", List.of(new TableSchema("S_001", columns)), List.of());

        assertThat(plan.pumps()).hasSize(1);
    }

    @Test
    void linesAreDividedByWhatGivesAllOfThemEquallyManyValues() {
        var found = discovered("a,1|2.5|\"x|y\"\nb|3.5|z\n", "c|4|w");

        assertThat(columns(found))
                .containsExactly("COL_1 null VARCHAR(4)", "COL_2 null DOUBLE", "COL_3 null VARCHAR(4)");
        assertThat(found.parsed())
                .containsExactly(List.of("a,1", "2.5", "x|y"), List.of("b", "3.5", "z"), List.of("c", "4", "w"));
    }

    @Test
    void recordsWithNothingInCommonHaveNoSchema() {
        assertThat(SchemaDiscovery.of(List.of())).isEmpty();
        assertThat(SchemaDiscovery.of(List.of("just words"))).isEmpty();
        assertThat(SchemaDiscovery.of(List.of("{\"a\": 1}", "[1]"))).isEmpty();
        assertThat(SchemaDiscovery.of(List.of("a,b", "a,b,c"))).isEmpty();
        assertThat(SchemaDiscovery.of(List.of("{}"))).isEmpty();
    }
}
