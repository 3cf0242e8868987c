package io.kinefka.analytics.sql.validate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** The dialect's types: times have milliseconds, text any character, and texts of different lengths are not padded. */
public final class SqlTypes extends JavaTypeFactoryImpl {
    private static final int MILLIS_DIGITS = 3;
    private static final int DECIMAL_DIGITS_DEFAULT = 18;

    /** All factories make equal types. */
    public SqlTypes() {
        super(new Rules());
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    private static final class Rules extends RelDataTypeSystemImpl {
        @Override
        public int getDefaultPrecision(SqlTypeName type) {
            return switch (type) {
                case TIMESTAMP, TIME -> MILLIS_DIGITS;
                case DECIMAL -> DECIMAL_DIGITS_DEFAULT;
                default -> super.getDefaultPrecision(type);
            };
        }

        @Override
        public boolean shouldConvertRaggedUnionTypesToVarying() {
            return true;
        }
    }
}
