package io.kinefka.companions.dynamodb.expression;

/** How two values are compared. */
public enum Comparator {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    /** As expressions write it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it asks for an order. */
    public boolean isOrdering() {
        return this != EQ && this != NE;
    }

    /** The same question with the operands exchanged. */
    Comparator exchanged() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /** Whether an order answers the question with yes. */
    boolean accepts(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    static Comparator of(String symbol) {
        for (var each : values()) {
            if (each.symbol.equals(symbol)) {
                return each;
            }
        }
        throw new IllegalArgumentException(symbol);
    }
}
