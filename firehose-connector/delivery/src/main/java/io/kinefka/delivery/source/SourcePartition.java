package io.kinefka.delivery.source;

/** A partition of a topic. */
public record SourcePartition(String topic, int number) implements Comparable<SourcePartition> {

    @Override
    public int compareTo(SourcePartition other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
