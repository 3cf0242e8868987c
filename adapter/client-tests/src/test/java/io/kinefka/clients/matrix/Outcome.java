package io.kinefka.clients.matrix;

/** How a capability of a client turned out; the text of what works is {@code ok}. */
record Outcome(Capability capability, String text) {
    static Outcome works(Capability capability) {
        return new Outcome(capability, "ok");
    }

    boolean works() {
        return text.equals("ok");
    }
}
