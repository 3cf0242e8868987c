package io.kinefka.analytics.application;

import org.jspecify.annotations.Nullable;

/** Where an input is to be read from, as the API has it. */
public record PositionView(@Nullable String inputStartingPosition) {

    /** With what arrives from now on, unless it is said. */
    public StartingPosition position() {
        return inputStartingPosition == null ? StartingPosition.NOW : StartingPosition.valueOf(inputStartingPosition);
    }
}
