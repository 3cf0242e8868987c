package io.kinefka.analytics.sql.validate;

import io.kinefka.analytics.sql.function.Functions;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.Optional;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.ConvertToChecked;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Validates lowered queries by Calcite, and turns them into its algebra. */
public final class Validation {
    private final Catalog catalog;
    private final RexBuilder expressions;

    /** Against the relations of a catalog, as it is then. */
    public Validation(Catalog catalog) {
        this.catalog = catalog;
        this.expressions = new RexBuilder(catalog.types());
    }

    /** The algebra of a query. */
    public RelNode convert(SqlNode query) {
        try {
            var validator = validator();
            var validated = validator.validate(query);
            var cluster =
                    RelOptCluster.create(new HepPlanner(HepProgram.builder().build()), expressions);
            var converter = new SqlToRelConverter(
                    (type, text, schemaPath, viewPath) -> {
                        throw new IllegalStateException("There are no views.");
                    },
                    validator,
                    catalog.reader(),
                    cluster,
                    StandardConvertletTable.INSTANCE,
                    SqlToRelConverter.config()
                            .withExpand(false)
                            .withTrimUnusedFields(false)
                            // Simplification moves conditions that guard others.
                            .withRelBuilderConfigTransform(config -> config.withSimplify(false)));
            var root = converter.convertQuery(validated, false, true);
            return root.project().accept(new ConvertToChecked(expressions, true));
        } catch (CalciteContextException invalid) {
            throw refusal(invalid);
        }
    }

    /** A declared type. */
    public RelDataType type(SqlDataTypeSpec declared) {
        try {
            var nullable = Optional.ofNullable(declared.getNullable()).orElse(true);
            return declared.deriveType(validator(), nullable);
        } catch (CalciteContextException invalid) {
            throw refusal(invalid);
        }
    }

    private SqlValidator validator() {
        return SqlValidatorUtil.newValidator(
                Functions.table(),
                catalog.reader(),
                catalog.types(),
                SqlValidator.Config.DEFAULT
                        .withConformance(SqlConformanceEnum.DEFAULT)
                        .withIdentifierExpansion(true));
    }

    private static CodeValidationException refusal(CalciteContextException invalid) {
        var cause = invalid.getCause();
        var reason = String.valueOf(cause == null ? invalid.getMessage() : cause.getMessage());
        return new CodeValidationException(reason, new SqlParserPos(invalid.getPosLine(), invalid.getPosColumn()));
    }
}
