package io.kinefka.aws.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type of a service model, with the constraints that AWS checks before an operation runs. */
public sealed interface Shape {

    /** The shape's name in the service model, for example {@code StreamName}. */
    String name();

    /** Text; lengths count characters. An empty {@code enumValues} means that any text is allowed. */
    record StringShape(String name, Bounds length, @Nullable String pattern, List<String> enumValues)
            implements Shape {}

    /** A whole or fractional number. */
    record NumberShape(String name, NumberKind kind, Bounds value) implements Shape {}

    /** True or false. */
    record BooleanShape(String name) implements Shape {}

    /** An instant: seconds with a fraction in JSON, tagged milliseconds in CBOR. */
    record TimestampShape(String name) implements Shape {}

    /** Bytes: base64 in JSON, a byte string in CBOR. Lengths count decoded bytes. */
    record BlobShape(String name, Bounds length) implements Shape {}

    /** A list; lengths count members. */
    record ListShape(String name, ShapeReference member, Bounds length) implements Shape {}

    /** A map with text keys; lengths count entries. */
    record MapShape(String name, ShapeReference key, ShapeReference value, Bounds length) implements Shape {}

    /** Named members, in the service model's order. */
    record StructureShape(String name, List<Member> members) implements Shape {

        /** Returns the member of that name, exactly as AWS spells it. */
        public Optional<Member> member(String memberName) {
            return members.stream().filter(m -> m.name().equals(memberName)).findFirst();
        }
    }

    /** A member of a structure. */
    record Member(String name, ShapeReference target, boolean required) {}

    /** Inclusive bounds; null means unbounded on that side. */
    record Bounds(@Nullable Long min, @Nullable Long max) {

        /** No bounds on either side. */
        public static final Bounds NONE = new Bounds(null, null);
    }

    /** How a number is represented. */
    enum NumberKind {
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE
    }
}
