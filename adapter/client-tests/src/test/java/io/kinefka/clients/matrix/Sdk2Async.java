package io.kinefka.clients.matrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** The asynchronous client of the AWS SDK for Java 2, each of whose answers is waited for. */
final class Sdk2Async extends Sdk2 implements KinesisCalls.Pushed {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final KinesisAsyncClient kinesis;

    Sdk2Async(KinesisAsyncClient kinesis) {
        super(joining(kinesis));
        this.kinesis = kinesis;
    }

    /** The asynchronous client has the methods of the other one, but for what they return. */
    private static KinesisClient joining(KinesisAsyncClient kinesis) {
        return (KinesisClient) Proxy.newProxyInstance(
                KinesisClient.class.getClassLoader(),
                new Class<?>[] {KinesisClient.class},
                (proxy, method, arguments) -> join(kinesis, method, arguments));
    }

    private static @Nullable Object join(KinesisAsyncClient kinesis, Method method, Object[] arguments)
            throws Throwable {
        try {
            Object answer = KinesisAsyncClient.class
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(kinesis, arguments);
            return answer instanceof CompletableFuture<?> future ? future.join() : answer;
        } catch (InvocationTargetException | CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    void awaitActive(String stream) {
        kinesis.waiter()
                .waitUntilStreamExists(request -> request.streamName(stream))
                .join();
    }

    @Override
    public String registerConsumer(String stream) {
        String arn = kinesis.describeStreamSummary(request -> request.streamName(stream))
                .join()
                .streamDescriptionSummary()
                .streamARN();
        var consumer = kinesis.registerStreamConsumer(
                        request -> request.streamARN(arn).consumerName("matrix"))
                .join()
                .consumer();
        if (consumer.consumerStatus() != ConsumerStatus.ACTIVE) {
            throw new AssertionError("The consumer is " + consumer.consumerStatus());
        }
        return consumer.consumerARN();
    }

    @Override
    public List<Received> subscribe(String consumer, String shard, int records) {
        var pushed = new LinkedBlockingQueue<Received>();
        var subscription = kinesis.subscribeToShard(
                request -> request.consumerARN(consumer)
                        .shardId(shard)
                        .startingPosition(position -> position.type(ShardIteratorType.TRIM_HORIZON)),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(SubscribeToShardResponseHandler.Visitor.builder()
                                .onSubscribeToShardEvent(
                                        event -> event.records().forEach(record -> pushed.add(received(record))))
                                .build())
                        .build());
        try {
            return take(pushed, records);
        } finally {
            // It ends by itself. To break it off is not what every transport bears.
            subscription.orTimeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    private static List<Received> take(LinkedBlockingQueue<Received> pushed, int records) {
        var taken = new ArrayList<Received>();
        try {
            while (taken.size() < records) {
                var next = pushed.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw new AssertionError("Only " + taken.size() + " of " + records + " records were pushed");
                }
                taken.add(next);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
