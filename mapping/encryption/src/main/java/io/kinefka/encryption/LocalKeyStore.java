package io.kinefka.encryption;

import io.kinefka.encryption.KeyStoreFile.Change;
import io.kinefka.encryption.KeyStoreFile.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys in one JSON file that only its owner may read. What another program has changed in the file holds from the next
 * {@link #refresh} on; see {@link KeyStoreWatch}.
 */
public final class LocalKeyStore implements KeyService {

    /** The key that a stream is encrypted with whose owner has none of his own. */
    public static final String SERVICE_ALIAS = "alias/aws/kinesis";

    private static final int DATA_KEY_BYTES = 32;

    private final KeyStoreFile file;
    private final SecureRandom random = new SecureRandom();
    private volatile Content content;

    /** What the file held when it was last read. */
    private record Content(KeyRing ring, @Nullable Stamp stamp) {}

    private LocalKeyStore(KeyStoreFile file, Content content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads a key store.
     *
     * @throws KeyStoreException if the file is absent or not a key store
     */
    public static LocalKeyStore open(Path path) {
        LocalKeyStore store = new LocalKeyStore(new KeyStoreFile(path), new Content(KeyRing.EMPTY, null));
        store.refresh();
        return store;
    }

    /**
     * Reads a key store; where there is none, makes one with a key of the alias {@value #SERVICE_ALIAS}.
     *
     * @throws KeyStoreException if the file is not a key store, or cannot be written
     */
    public static LocalKeyStore openOrCreate(Path path, Clock clock) {
        KeyStoreFile file = new KeyStoreFile(path);
        if (!file.exists()) {
            change(
                    file,
                    text -> text == null ? KeyRingFormat.write(KeyRing.EMPTY.with(key(SERVICE_ALIAS, clock))) : text);
        }
        return open(path);
    }

    /**
     * Adds a key, and makes the file where there is none.
     *
     * @param alias another name for it, or null
     * @throws KeyStoreException if the alias is taken or has not the form {@code alias/...}
     */
    public static KeyEntry create(Path path, @Nullable String alias, Clock clock) {
        if (alias != null && !KeyName.isLegalAlias(alias)) {
            throw new KeyStoreException("An alias begins with alias/, then letters, digits, / _ and -", null);
        }
        WrappingKey key = key(alias, clock);
        change(new KeyStoreFile(path), text -> {
            KeyRing ring = text == null ? KeyRing.EMPTY : KeyRingFormat.read(text);
            if (alias != null && ring.find(alias).isPresent()) {
                throw new KeyStoreException("The alias " + alias + " is taken", null);
            }
            return KeyRingFormat.write(ring.with(key));
        });
        return key.entry();
    }

    private static WrappingKey key(@Nullable String alias, Clock clock) {
        return WrappingKey.generate(new KeyEntry(
                UUID.randomUUID().toString(),
                KeyState.ENABLED,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                new TreeSet<>(alias == null ? Set.of() : Set.of(alias))));
    }

    /**
     * Lets a key be used, or not any more.
     *
     * @param name as in {@link KeyService#requireUsable}
     * @throws KeyStoreException if there is no such key
     */
    public void setState(String name, KeyState state) {
        change(file, text -> {
            KeyRing ring = text == null ? KeyRing.EMPTY : KeyRingFormat.read(text);
            WrappingKey key = ring.find(name)
                    .orElseThrow(() -> new KeyStoreException("There is no key " + name + " in " + file.path(), null));
            return KeyRingFormat.write(ring.withState(key, state));
        });
        refresh();
    }

    private static void change(KeyStoreFile file, Change change) {
        try {
            file.change(change);
        } catch (IOException e) {
            throw new KeyStoreException("The key store " + file.path() + " cannot be written: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new KeyStoreException("The key store " + file.path() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the file again if it has changed.
     *
     * @return whether it had
     * @throws KeyStoreException if it cannot be read; the keys that were known stay in force
     */
    public boolean refresh() {
        try {
            // Taken before reading: what is written in between has a later one.
            Stamp stamp = file.stamp();
            if (stamp.equals(content.stamp())) {
                return false;
            }
            content = new Content(KeyRingFormat.read(file.read()), stamp);
            return true;
        } catch (NoSuchFileException e) {
            throw new KeyStoreException("There is no key store " + file.path(), e);
        } catch (IOException e) {
            throw new KeyStoreException("The key store " + file.path() + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new KeyStoreException("The key store " + file.path() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The keys, in the order in which they were made. */
    public List<KeyEntry> list() {
        return content.ring().keys().stream().map(WrappingKey::entry).toList();
    }

    @Override
    public String requireUsable(String name) {
        return content.ring().usable(name).entry().id();
    }

    @Override
    public DataKey generate(String keyId) {
        WrappingKey key = content.ring().usable(keyId);
        byte[] plaintext = new byte[DATA_KEY_BYTES];
        random.nextBytes(plaintext);
        return new DataKey(plaintext, key.wrap(plaintext));
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        return content.ring().usable(keyId).unwrap(wrapped);
    }
}
