package io.kinefka.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part that several answers have in common. The first of them writes it like any other part; from the second one on
 * its bytes are kept.
 *
 * @param <T> the type of the member that it stands for
 */
public final class Shared<T> {
    private final T value;
    private final Map<Object, Optional<byte[]>> encoded = new HashMap<>();

    public Shared(T value) {
        this.value = value;
    }

    /** What it stands for. */
    public T value() {
        return value;
    }

    /**
     * The bytes in an encoding, made once; empty for the first who asks.
     *
     * @param encoding equal for equal bytes
     */
    public synchronized Optional<byte[]> bytes(Object encoding, Supplier<byte[]> encode) {
        var known = encoded.get(encoding);
        if (known == null) {
            encoded.put(encoding, Optional.empty());
            return Optional.empty();
        }
        if (known.isEmpty()) {
            known = Optional.of(encode.get());
            encoded.put(encoding, known);
        }
        return known;
    }
}
