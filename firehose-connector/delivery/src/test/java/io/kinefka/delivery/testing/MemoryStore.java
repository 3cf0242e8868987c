package io.kinefka.delivery.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.delivery.s3.NewObject;
import io.kinefka.delivery.s3.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in memory, for tests that are not about S3. */
public final class MemoryStore implements ObjectStore {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile boolean isDown;

    public void setDown(boolean down) {
        isDown = down;
    }

    public Map<String, byte[]> objects() {
        return objects;
    }

    /** The text of all objects with a prefix. */
    public String text(String prefix) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new String(entry.getValue(), UTF_8))
                .reduce("", String::concat);
    }

    @Override
    public Outcome create(NewObject object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        object.content().writeTo(bytes);
        if (isDown) {
            throw new IOException("down");
        }
        return objects.putIfAbsent(object.key(), bytes.toByteArray()) == null ? Outcome.CREATED : Outcome.TAKEN;
    }
}
