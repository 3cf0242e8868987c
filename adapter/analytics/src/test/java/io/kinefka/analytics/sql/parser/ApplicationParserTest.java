package io.kinefka.analytics.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationParserTest {
    @Test
    void readsAStreamsColumns() {
        var statements = ApplicationParser.statements("""
                CREATE OR REPLACE STREAM "Visits" (page VARCHAR(32) NOT NULL, "Millis" BIGINT) DESCRIPTION 'of pages';
                """);

        assertThat(statements).singleElement().isInstanceOfSatisfying(CreateStream.class, stream -> {
            assertThat(stream.name().getSimple()).isEqualTo("Visits");
            assertThat(stream.getReplace()).isTrue();
            assertThat(stream.columns())
                    .extracting(column -> column.name().getSimple(), column -> column.type()
                            .getNullable())
                    .containsExactly(tuple("PAGE", false), tuple("Millis", true));
        });
    }

    @Test
    void readsAPump() {
        var statements = ApplicationParser.statements(
                "create pump p as insert into visits (page) select stream page from \"Clicks\"");

        assertThat(statements).singleElement().isInstanceOfSatisfying(CreatePump.class, pump -> {
            assertThat(pump.name().getSimple()).isEqualTo("P");
            assertThat(pump.insert().getTargetColumnList()).hasSize(1);
            assertThat(pump.insert().getSource().getKind()).isEqualTo(SqlKind.SELECT);
        });
    }

    @Test
    void passesOverTheBodyOfAFunction() {
        var statements = ApplicationParser.statements("""
                CREATE FUNCTION twice(x INTEGER) RETURNS INTEGER CONTAINS SQL RETURN x * 2;
                CREATE STREAM s (x INTEGER);
                """);

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).isInstanceOf(CreateFunction.class);
    }

    @Test
    void readsStep() {
        var select = select("SELECT STREAM COUNT(*) FROM s GROUP BY STEP(s.ROWTIME BY INTERVAL '10' SECOND), page");

        assertThat(select.getGroup()).hasSize(2);
        assertThat(((SqlCall) select.getGroup().get(0)).getOperator()).isEqualTo(StreamingOperators.STEP);
    }

    @Test
    void readsStaggerWindowsInThePlaceOfGroupBy() {
        var select = select("SELECT STREAM page, COUNT(*) FROM s "
                + "WINDOWED BY STAGGER (PARTITION BY page, FLOOR(t TO MINUTE) RANGE INTERVAL '1' MINUTE)");

        var stagger = (SqlBasicCall) select.getGroup().get(0);
        assertThat(stagger.getOperator()).isEqualTo(StreamingOperators.STAGGER);
        assertThat((SqlNodeList) stagger.operand(1)).hasSize(2);
    }

    @Test
    void readsWindowsOfTables() {
        var select = select(
                "SELECT STREAM * FROM o JOIN t OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS x " + "ON o.id = x.id");

        var right = (SqlCall) ((SqlJoin) select.getFrom()).getRight();
        var over = (SqlCall) right.operand(0);
        assertThat(over.getKind()).isEqualTo(SqlKind.OVER);
        assertThat(over.getOperandList().get(1)).isInstanceOf(SqlWindow.class);
    }

    @Test
    void readsTheSlackOfAnOrder() {
        var order = (SqlOrderBy)
                ApplicationParser.statements("SELECT STREAM * FROM s ORDER BY s.t WITHIN INTERVAL '5' SECOND")
                        .get(0);

        assertThat(((SqlCall) order.orderList.get(0)).getOperator()).isEqualTo(StreamingOperators.WITHIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pump", "stagger"})
    void leavesNewWordsThatNeedNoReservationToColumns(String word) {
        assertThat(ApplicationParser.statements("SELECT " + word + " FROM s")).hasSize(1);
    }

    @Test
    void saysWhereCodeIsWrong() {
        assertThatThrownBy(() -> ApplicationParser.statements("CREATE STREAM s (\n  a INTEGER,\n  b NOT)"))
                .isInstanceOfSatisfying(CodeValidationException.class, refused -> {
                    assertThat(refused.line()).isEqualTo(3);
                    assertThat(refused.column()).isEqualTo(5);
                    assertThat(refused.reason()).contains("NOT");
                });
    }

    @Test
    void refusesATypeThatIsMoreThanAType() {
        assertThatThrownBy(() -> ApplicationParser.type("INTEGER, b INTEGER"))
                .isInstanceOf(CodeValidationException.class);
    }

    private static SqlSelect select(String text) {
        return (SqlSelect) ApplicationParser.statements(text).get(0);
    }
}
