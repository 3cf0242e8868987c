package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;

/** Begins a delivery of a stream. There is no delivery engine yet. */
final class CreateChannel implements Operation<CreateChannel.Input, Void> {

    record Input(String channelName, String serviceExecutionRoleARN) {}

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        throw Channels.unavailable();
    }
}
