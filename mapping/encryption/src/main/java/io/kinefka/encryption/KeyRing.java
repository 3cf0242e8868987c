package io.kinefka.encryption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys of a key store at one moment. Immutable. */
final class KeyRing {
    static final KeyRing EMPTY = new KeyRing(List.of());

    private final Map<String, WrappingKey> byId = new LinkedHashMap<>();
    private final Map<String, String> idByAlias = new TreeMap<>();

    /**
     * Takes keys in their order.
     *
     * @throws IllegalArgumentException if two have the same id or alias
     */
    KeyRing(Collection<WrappingKey> keys) {
        for (WrappingKey key : keys) {
            if (byId.putIfAbsent(key.entry().id(), key) != null) {
                throw new IllegalArgumentException(
                        "Two keys with the id " + key.entry().id());
            }
            for (String alias : key.entry().aliases()) {
                if (idByAlias.putIfAbsent(alias, key.entry().id()) != null) {
                    throw new IllegalArgumentException("Two keys with the alias " + alias);
                }
            }
        }
    }

    Collection<WrappingKey> keys() {
        return byId.values();
    }

    Optional<WrappingKey> find(String name) {
        String local = KeyName.local(name);
        String id = KeyName.isAlias(local) ? idByAlias.get(local) : local;
        return Optional.ofNullable(id == null ? null : byId.get(id));
    }

    /** The key of that name, if it may be used. */
    WrappingKey usable(String name) {
        WrappingKey key = find(name).orElseThrow(() -> new KeyException(KeyException.Reason.NOT_FOUND, name));
        return switch (key.entry().state()) {
            case ENABLED -> key;
            case DISABLED -> throw new KeyException(KeyException.Reason.DISABLED, name);
            case PENDING_DELETION -> throw new KeyException(KeyException.Reason.PENDING_DELETION, name);
        };
    }

    KeyRing with(WrappingKey added) {
        List<WrappingKey> all = new ArrayList<>(keys());
        all.add(added);
        return new KeyRing(all);
    }

    KeyRing withState(WrappingKey changed, KeyState state) {
        return new KeyRing(keys().stream()
                .map(key -> key.entry().id().equals(changed.entry().id()) ? key.withState(state) : key)
                .toList());
    }
}
