package io.kinefka.clients.matrix;

/** How a capability of a client turned out; the text of what works is {@code ok}. */
record Outcome(Capability capability, String text) {
    static Outcome works(Capability capability) {
        return new Outcome(capability, "ok");
    }

    /** Reads what {@link #line} has written, as the scripts do too. */
    static Outcome parse(String line) {
        int space = line.indexOf(' ');
        return new Outcome(Capability.valueOf(line.substring(0, space)), line.substring(space + 1));
    }

    /** The capability, a space, and the text. */
    String line() {
        return capability + " " + text.replace('\n', ' ');
    }

    boolean works() {
        return text.equals("ok");
    }
}
