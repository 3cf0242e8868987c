package io.kinefka.analytics.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.plan.Calc;
import io.kinefka.analytics.sql.plan.Scan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationCompilerTest {
    private static final List<TableSchema> INPUTS =
            List.of(new TableSchema("SOURCE_SQL_STREAM_001", List.of(new Column("A", "INTEGER"))));

    @Test
    void answersStreamsAndPumpsInTheirOrder() {
        var plan = ApplicationCompiler.compile("""
                CREATE STREAM first_stream (a INTEGER);
                CREATE STREAM second_stream (a INTEGER);
                CREATE PUMP first_pump AS INSERT INTO second_stream SELECT STREAM a FROM first_stream;
                CREATE PUMP second_pump AS INSERT INTO first_stream SELECT STREAM a FROM "SOURCE_SQL_STREAM_001";
                """, INPUTS, List.of());

        assertThat(plan.streams()).extracting(stream -> stream.name()).containsExactly("FIRST_STREAM", "SECOND_STREAM");
        assertThat(plan.pumps()).extracting(pump -> pump.name()).containsExactly("FIRST_PUMP", "SECOND_PUMP");
        assertThat(plan.pumps().get(1).plan()).isInstanceOfSatisfying(Calc.class, calc -> assertThat(calc.input())
                .isInstanceOfSatisfying(
                        Scan.class, scan -> assertThat(scan.relation()).isEqualTo("SOURCE_SQL_STREAM_001")));
    }

    @Test
    void replacesWhatItIsToldToReplace() {
        var plan = ApplicationCompiler.compile("""
                CREATE OR REPLACE STREAM o (a INTEGER);
                CREATE OR REPLACE STREAM o (b INTEGER, c INTEGER);
                """, INPUTS, List.of());

        assertThat(plan.streams()).singleElement().satisfies(stream -> assertThat(
                        stream.rowType().getFieldNames())
                .containsExactly("B", "C", "ROWTIME"));
    }

    @Test
    void hasAPlanForNoCode() {
        var plan = ApplicationCompiler.compile("-- nothing yet\n", INPUTS, List.of());

        assertThat(plan.explain()).isEmpty();
    }

    @Test
    void refusesPumpsThatReadWhatComesOfTheirOwnRows() {
        var code = """
                CREATE STREAM a (i INTEGER); CREATE STREAM b (i INTEGER); CREATE STREAM c (i INTEGER);
                CREATE PUMP into_a AS INSERT INTO a SELECT STREAM i FROM c;
                CREATE PUMP into_b AS INSERT INTO b SELECT STREAM i FROM a;
                CREATE PUMP beside AS INSERT INTO c SELECT STREAM x.i FROM (SELECT STREAM i FROM b) AS x;
                """;

        assertThatThrownBy(() -> ApplicationCompiler.compile(code, INPUTS, List.of()))
                .isInstanceOf(CodeValidationException.class)
                .hasMessage("line 2, column 13: The pump \"INTO_A\" reads what comes of its own rows.");
    }

    @Test
    void acceptsAPumpThatIsReplacedByOneThatDoesNotReadItsOwnRows() {
        var plan = ApplicationCompiler.compile("""
                CREATE STREAM a (i INTEGER); CREATE STREAM b (i INTEGER);
                CREATE OR REPLACE PUMP p AS INSERT INTO a SELECT STREAM i FROM a;
                CREATE OR REPLACE PUMP p AS INSERT INTO a SELECT STREAM i FROM b;
                """, INPUTS, List.of());

        assertThat(plan.pumps()).hasSize(1);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        var code = "CREATE STREAM o (a INTEGER); CREATE PUMP p AS INSERT INTO o SELECT STREAM " + "(".repeat(50_000)
                + "1" + ")".repeat(50_000) + " FROM \"SOURCE_SQL_STREAM_001\"";

        assertThatThrownBy(() -> ApplicationCompiler.compile(code, INPUTS, List.of()))
                .isInstanceOf(CodeValidationException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void refusesLongChainsThatWouldNestTooDeeply() {
        var code = "CREATE STREAM o (a INTEGER); CREATE PUMP p AS INSERT INTO o SELECT STREAM 1" + " + 1".repeat(25_000)
                + " FROM \"SOURCE_SQL_STREAM_001\"";

        assertThatThrownBy(() -> ApplicationCompiler.compile(code, INPUTS, List.of()))
                .isInstanceOf(CodeValidationException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void refusesSchemasWithUnknownTypes() {
        var schema = new TableSchema("S", List.of(new Column("A", "PEARLS")));

        assertThatThrownBy(() -> ApplicationCompiler.compile("", List.of(schema), List.of()))
                .isInstanceOf(CodeValidationException.class);
    }
}
