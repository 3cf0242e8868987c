package io.kinefka.encryption;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A key ring as JSON: {@code version}, and for each of {@code keys} its {@code id}, {@code state}, {@code createdAt},
 * {@code aliases} and {@code keyset}, which is Tink's JSON format of a keyset in plain text.
 */
final class KeyRingFormat {
    private static final int VERSION = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private KeyRingFormat() {}

    static String write(KeyRing ring) {
        JsonArray keys = new JsonArray();
        ring.keys().forEach(key -> keys.add(write(key)));
        JsonObject document = new JsonObject();
        document.addProperty("version", VERSION);
        document.add("keys", keys);
        return GSON.toJson(document) + "\n";
    }

    private static JsonObject write(WrappingKey key) {
        JsonArray aliases = new JsonArray();
        key.entry().aliases().forEach(aliases::add);
        JsonObject written = new JsonObject();
        written.addProperty("id", key.entry().id());
        written.addProperty("state", key.entry().state().name());
        written.addProperty("createdAt", key.entry().createdAt().toString());
        written.add("aliases", aliases);
        try {
            String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                    key.keyset(), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            written.add("keyset", JsonParser.parseString(keyset));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset was not written", e);
        }
        return written;
    }

    /**
     * Reads a key ring.
     *
     * @throws IllegalArgumentException if the text is none; the message has nothing secret
     */
    static KeyRing read(String text) {
        try {
            JsonObject document = JsonParser.parseString(text).getAsJsonObject();
            int version = document.get("version").getAsInt();
            if (version != VERSION) {
                throw new IllegalArgumentException("it has version " + version + ", and " + VERSION + " is known here");
            }
            List<WrappingKey> keys = new ArrayList<>();
            for (JsonElement key : document.getAsJsonArray("keys")) {
                keys.add(readKey(key.getAsJsonObject()));
            }
            return new KeyRing(keys);
        } catch (JsonParseException
                | GeneralSecurityException
                | DateTimeException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | ClassCastException e) {
            // What these say may quote the text, which is secret.
            throw new IllegalArgumentException("it is not a list of keys");
        }
    }

    private static WrappingKey readKey(JsonObject key) throws GeneralSecurityException {
        SortedSet<String> aliases = new TreeSet<>();
        key.getAsJsonArray("aliases").forEach(alias -> aliases.add(alias.getAsString()));
        KeyEntry entry = new KeyEntry(
                key.get("id").getAsString(),
                KeyState.valueOf(key.get("state").getAsString()),
                Instant.parse(key.get("createdAt").getAsString()),
                aliases);
        return WrappingKey.of(
                entry,
                TinkJsonProtoKeysetFormat.parseKeyset(
                        key.get("keyset").toString(), AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
    }
}
