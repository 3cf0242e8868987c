package io.kinefka.encryption;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an administrator may see of a key.
 *
 * @param id a UUID
 * @param state whether it may be used
 * @param createdAt when it was made
 * @param aliases its other names, each {@code alias/...}
 */
public record KeyEntry(String id, KeyState state, Instant createdAt, SortedSet<String> aliases) {

    public KeyEntry {
        aliases = Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
    }

    KeyEntry withState(KeyState newState) {
        return new KeyEntry(id, newState, createdAt, aliases);
    }
}
