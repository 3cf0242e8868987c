package io.kinefka.aws.model;

import java.util.function.Supplier;

/** A shape named by another one; looked up late, because shapes may refer to themselves. */
public final class ShapeReference {
    private final String name;
    private final Supplier<Shape> lookup;

    ShapeReference(String name, Supplier<Shape> lookup) {
        this.name = name;
        this.lookup = lookup;
    }

    /** The name of the shape referred to. */
    public String name() {
        return name;
    }

    /** The shape referred to. */
    public Shape shape() {
        return lookup.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
