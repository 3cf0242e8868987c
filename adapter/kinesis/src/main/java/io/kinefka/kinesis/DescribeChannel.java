package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;

/** Describes a delivery. There is no delivery engine yet. */
final class DescribeChannel implements Operation<DescribeChannel.Input, Void> {

    record Input(String channelARN) {}

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        throw Channels.unavailable();
    }
}
