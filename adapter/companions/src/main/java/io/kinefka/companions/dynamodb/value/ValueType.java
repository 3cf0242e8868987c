package io.kinefka.companions.dynamodb.value;

/** The types of attribute values, by AWS's names. */
public enum ValueType {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    M("MAP"),
    L("LIST"),
    BOOL("BOOLEAN"),
    NULL("NULL");

    private final String longName;

    ValueType(String longName) {
        this.longName = longName;
    }

    /** As some messages name it. */
    public String longName() {
        return longName;
    }

    /** Whether values of this type can be keys, and are in an order. */
    public boolean isOrdered() {
        return this == S || this == N || this == B;
    }
}
