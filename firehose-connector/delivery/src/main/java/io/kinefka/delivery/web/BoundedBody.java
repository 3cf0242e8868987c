package io.kinefka.delivery.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a length, and stops reading there. */
final class BoundedBody implements BodySubscriber<BoundedBody.Read> {
    private final int bytesMax;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Read> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** What was read. */
    record Read(ByteBuffer bytes, boolean isTooLarge) {}

    BoundedBody(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public CompletionStage<Read> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] copy = new byte[Math.min(buffer.remaining(), bytesMax - bytes.size())];
            boolean isTooLarge = copy.length < buffer.remaining();
            buffer.get(copy);
            bytes.writeBytes(copy);
            if (isTooLarge) {
                complete(true);
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete(false);
    }

    private void complete(boolean isTooLarge) {
        done.complete(new Read(ByteBuffer.wrap(bytes.toByteArray()), isTooLarge));
    }
}
