package io.kinefka.analytics.explain;

import io.kinefka.analytics.host.tail.Screen;
import java.io.PrintWriter;

/** Rows on one output, and what is said about them on another. */
final class PrintedRows implements Screen {
    private final PrintWriter out;
    private final PrintWriter err;

    PrintedRows(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void row(String json) {
        out.println(json);
    }

    @Override
    public void note(String text) {
        err.println("kinefka: " + text);
    }

    @Override
    public boolean isClosed() {
        return out.checkError();
    }
}
