package io.kinefka.log.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Kafka Streams and its consumer, and pauses partitions beside those that Streams pauses. Used by Streams' thread only.
 *
 * <p>A proxy and not an implementation, so that what Kafka adds to consumers goes on to the real one.
 */
public abstract class ConsumerProxy implements InvocationHandler {
    private final Consumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> pausedByStreams = new HashSet<>();

    /** Before that consumer. */
    protected ConsumerProxy(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** What Streams takes for its consumer. */
    @SuppressWarnings("unchecked")
    public final Consumer<byte[], byte[]> asConsumer() {
        return (Consumer<byte[], byte[]>)
                Proxy.newProxyInstance(ConsumerProxy.class.getClassLoader(), new Class<?>[] {Consumer.class}, this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public final @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "pause" -> pausedByStreams.addAll((Collection<TopicPartition>) arguments[0]);
            case "resume" -> pausedByStreams.removeAll((Collection<TopicPartition>) arguments[0]);
            default -> {}
        }
        return call(method, arguments);
    }

    /** Does what Streams wants of its consumer: what the real one does, unless overridden. */
    protected @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Whether Streams wants nothing of this partition for now. */
    protected final boolean isPausedByStreams(TopicPartition partition) {
        return pausedByStreams.contains(partition);
    }

    /** These are not this consumer's any more. */
    protected final void left(Collection<TopicPartition> partitions) {
        pausedByStreams.removeAll(partitions);
    }

    /**
     * From now on the other partitions are read which Streams has not paused.
     *
     * @param held of those that are assigned
     */
    protected final void readAllBut(Set<TopicPartition> held) {
        Set<TopicPartition> assignment = consumer.assignment();
        pausedByStreams.retainAll(assignment);
        Set<TopicPartition> free = new HashSet<>(assignment);
        free.removeAll(held);
        free.removeAll(pausedByStreams);
        consumer.pause(held);
        consumer.resume(free);
    }
}
