package io.kinefka.clients.matrix;

/** What the scenario shows of a client, in the order of the table's columns. */
enum Capability {
    PUT_AND_GET("put and get"),
    PAGED_LISTS("paged lists"),
    TYPED_ERRORS("typed errors"),
    FAN_OUT("fan-out");

    private final String title;

    Capability(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
