package io.kinefka.log.catalog;

import java.util.List;

/**
 * Looks at the newest state and says what to write. May be asked again on a newer state when another gateway was
 * faster, so it must have no effect of its own.
 *
 * @param <T> what the one who asked for the change is told
 */
@FunctionalInterface
public interface Decision<T> {

    /** Decides; throws to refuse, in which case nothing is written. */
    Outcome<T> decide(CatalogSnapshot state);

    /**
     * What was decided.
     *
     * @param writes written in one transaction; may be empty
     * @param answer told once every write can be read from {@link Catalog#snapshot()}
     */
    record Outcome<T>(List<CatalogWrite> writes, T answer) {}
}
