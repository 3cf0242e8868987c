package io.kinefka.log.table;

import java.util.List;

/**
 * What was decided.
 *
 * @param writes what is to be written
 * @param answer what the one who asked is told once that has happened
 */
public record Change<T>(List<Write> writes, T answer) {

    public Change {
        writes = List.copyOf(writes);
    }
}
