package io.kinefka.delivery;

import io.kinefka.delivery.encode.ErrorRecords;
import io.kinefka.delivery.encode.Failure;
import io.kinefka.delivery.name.ErrorOutputType;
import io.kinefka.delivery.process.Rejection;
import io.kinefka.delivery.process.Step;
import java.nio.ByteBuffer;
import java.time.Instant;

/** The last steps, and which segments their results belong to. */
final class Outputs {
    private final Step last;
    private final Segments segments;

    Outputs(Step last, Segments segments) {
        this.last = last;
        this.segments = segments;
    }

    void deliver(Unit unit, Instant now) {
        last.apply(unit.data(), new Step.Output() {
            @Override
            public void emit(ByteBuffer data) {
                add(Lane.DELIVERY, unit, data, now);
            }

            @Override
            public void fail(Rejection rejection, ByteBuffer data) {
                reject(rejection, unit, data, now);
            }
        });
    }

    void reject(Rejection rejection, Unit unit, ByteBuffer data, Instant now) {
        if (rejection.code() == null) {
            add(Lane.errors(rejection.type()), unit, data, now);
        } else {
            fail(new Failure(rejection.code(), rejection.message(), 1, now.toEpochMilli(), null), unit, data, now);
        }
    }

    void fail(Failure failure, Unit unit, ByteBuffer data, Instant now) {
        add(
                Lane.errors(ErrorOutputType.PROCESSING_FAILED),
                unit,
                ErrorRecords.processing(failure, unit.arrivalMillis(), data),
                now);
    }

    private void add(Lane lane, Unit unit, ByteBuffer data, Instant now) {
        int sub = unit.owner().number(unit.offset());
        segments.add(lane, unit.owner(), unit.offset(), sub, unit.arrivalMillis(), data, now);
    }
}
