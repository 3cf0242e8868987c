package io.kinefka.delivery;

import io.kinefka.delivery.name.ErrorOutputType;
import org.jspecify.annotations.Nullable;

/** Where records are on their way to: the destination, the source backup, or one of the kinds of errors. */
record Lane(Kind kind, @Nullable ErrorOutputType error) {
    static final Lane DELIVERY = new Lane(Kind.DELIVERY, null);
    static final Lane SOURCE_BACKUP = new Lane(Kind.SOURCE_BACKUP, null);

    enum Kind {
        DELIVERY,
        SOURCE_BACKUP,
        ERRORS
    }

    static Lane errors(ErrorOutputType type) {
        return new Lane(Kind.ERRORS, type);
    }

    @Override
    public String toString() {
        return error == null ? kind.name() : error.awsName();
    }
}
