package io.kinefka.kinesis;

import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The tags that streams and consumers have. */
final class Tagging {
    private final Streams streams;
    private final StreamConsumers consumers;
    private final Resources resources;

    Tagging(Streams streams, StreamConsumers consumers, Resources resources) {
        this.streams = streams;
        this.consumers = consumers;
        this.resources = resources;
    }

    SortedMap<String, String> of(ResourceReference resource) {
        return resource.consumer() == null
                ? StreamReference.find(streams, resource.stream()).tags()
                : resource.consumer().find(consumers).tags();
    }

    /** Adds tags, or gives those that are there new values. */
    CompletionStage<Void> add(ResourceReference resource, Map<String, String> added) {
        var texts =
                Stream.concat(added.keySet().stream(), added.values().stream()).toList();
        Tags.requireLegal(texts, "add tags to " + name(resource));
        return change(resource, tags -> {
            tags.putAll(added);
            Tags.requireRoom(tags, "to " + name(resource) + " ");
        });
    }

    /** Removes tags; keys that are not there are ignored. */
    CompletionStage<Void> remove(ResourceReference resource, Collection<String> keys) {
        Tags.requireLegal(keys, "remove tags from " + name(resource));
        return change(resource, tags -> keys.forEach(tags::remove));
    }

    private CompletionStage<Void> change(ResourceReference resource, Consumer<Map<String, String>> change) {
        if (resource.consumer() == null) {
            return KinesisErrors.translated(streams.update(
                            resource.stream(), stream -> stream.withTags(changed(stream.tags(), change))))
                    .thenAccept(changed -> {});
        }
        var consumer = resource.consumer().find(consumers);
        return KinesisErrors.translated(consumers.update(
                        consumer,
                        now -> now.withTags(changed(resources.requireActive(now).tags(), change))))
                .thenAccept(changed -> {});
    }

    private static SortedMap<String, String> changed(
            SortedMap<String, String> tags, Consumer<Map<String, String>> change) {
        var changed = new TreeMap<>(tags);
        change.accept(changed);
        return changed;
    }

    private static String name(ResourceReference resource) {
        StreamId stream = resource.stream();
        String text = "stream " + stream.name() + " under account " + stream.accountId();
        return resource.consumer() == null
                ? text
                : "consumer " + resource.consumer().name() + " of " + text;
    }
}
