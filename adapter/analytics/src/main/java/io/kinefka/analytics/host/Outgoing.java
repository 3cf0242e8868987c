package io.kinefka.analytics.host;

/** A record on its way out: its topic, and its data. */
final class Outgoing {
    private final String topic;
    private final byte[] data;

    Outgoing(String topic, byte[] data) {
        this.topic = topic;
        this.data = data;
    }

    String topic() {
        return topic;
    }

    byte[] data() {
        return data;
    }
}
