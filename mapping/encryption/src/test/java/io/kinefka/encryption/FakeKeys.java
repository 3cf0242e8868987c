package io.kinefka.encryption;

import io.kinefka.encryption.KeyException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Keys in memory, whose states a test can change. */
final class FakeKeys implements KeyService {
    private KeyRing ring;
    private boolean denied;
    int generated;
    int unwrapped;

    FakeKeys(String... ids) {
        List<WrappingKey> keys = new ArrayList<>();
        for (String id : ids) {
            keys.add(WrappingKey.generate(new KeyEntry(id, KeyState.ENABLED, Instant.EPOCH, new TreeSet<>())));
        }
        ring = new KeyRing(keys);
    }

    void setState(String id, KeyState state) {
        ring = ring.withState(ring.find(id).orElseThrow(), state);
    }

    void deny() {
        denied = true;
    }

    @Override
    public String requireUsable(String name) {
        if (denied) {
            throw new KeyException(Reason.ACCESS_DENIED, name);
        }
        return ring.usable(name).entry().id();
    }

    @Override
    public DataKey generate(String keyId) {
        generated++;
        byte[] plaintext = new byte[32];
        plaintext[0] = (byte) generated;
        return new DataKey(plaintext, ring.usable(keyId).wrap(plaintext));
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        unwrapped++;
        return ring.usable(keyId).unwrap(wrapped);
    }
}
