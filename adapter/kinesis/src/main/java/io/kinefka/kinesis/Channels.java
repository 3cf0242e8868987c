package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;

/** Managed deliveries of streams, which this program does not have yet. */
final class Channels {

    private Channels() {}

    static AwsException unavailable() {
        return KinesisErrors.invalidArgument("Channels are not available on this endpoint yet.");
    }
}
