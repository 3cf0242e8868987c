package io.kinefka.mapping;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the name of a stream's Kafka topic. */
public final class TopicName {

    private TopicName() {}

    /**
     * The stream's name in the default account and region, else {@code account.region.stream}. The long form also
     * serves a name that Kafka forbids or keeps for itself. If the name is taken, it ends in {@code -2}, {@code -3} ...
     *
     * @param namesInUse all topics of the cluster, and the topics of all streams
     * @return a legal topic name, at most 249 characters long, that collides with none in use
     */
    public static String choose(
            StreamId id, String defaultAccount, String defaultRegion, Collection<String> namesInUse) {
        boolean isDefault = id.accountId().equals(defaultAccount) && id.region().equals(defaultRegion);
        String wanted =
                isDefault && !isKafkasOwn(id.name()) ? id.name() : id.accountId() + "." + id.region() + "." + id.name();
        Set<String> taken = namesInUse.stream().map(TopicName::unified).collect(Collectors.toSet());
        String name = wanted;
        for (int suffix = 2; taken.contains(unified(name)); suffix++) {
            name = wanted + "-" + suffix;
        }
        return name;
    }

    /** Kafka refuses a name if one exists that differs only in dots and underscores: they look alike in its metrics. */
    private static String unified(String name) {
        return name.replace('.', '_');
    }

    private static boolean isKafkasOwn(String name) {
        return name.equals(".") || unified(name).startsWith("__");
    }
}
