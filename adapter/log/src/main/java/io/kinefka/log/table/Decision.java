package io.kinefka.log.table;

/** Decides a change. */
@FunctionalInterface
public interface Decision<T> {

    /**
     * Decides, from nothing but what the table holds; may be asked several times. Each key that matters has to be in the
     * change, at least as {@link Write#keep}.
     *
     * @throws RuntimeException to refuse; whoever asked is told so, once it is sure that what was seen is the newest
     */
    Change<T> decide(TableView table);
}
