package io.kinefka.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A value and a key store that were written once and must be readable for ever. The key was made for this test. */
class GoldenValueTest {
    private static final String KEY_ID = "bbd3571c-b6dd-4196-ac4a-0650587afa20";
    private static final String KEY_PROTO = "GiDmYTRM9POiojhRH7hn48B2dqzOOP29eEEFRwsfWAc+lw==";
    private static final byte[] VALUE = Base64.getDecoder()
            .decode("AQBBAcR9WZ+MJd9YZWrbQkvMOUOcCA+nEEUJU6w+QvtfJCH81kNX73ur+DRbDEQzTMJfJQRkN5uzfCvr2pGZ48n0BCMh"
                    + "qnfykMkR/vBG2fsOq67LWXVUFpMyWH//zjUhjgcMTCX/2g9aTzBdY6IG");

    private static final int WRAPPED_AT = 3;
    private static final int WRAPPED_BYTES = 65;
    private static final int TINK_PREFIX_BYTES = 5;
    private static final int PROTO_PREFIX_BYTES = 2;
    private static final int NONCE_BYTES = 12;

    private static Path keyStore() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenValueTest.class.getResource("golden-keystore.json"))
                .toURI());
    }

    private static byte[] decrypt(byte[] key, byte[] sealed, String associatedData) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(associatedData.getBytes(UTF_8));
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    @Test
    void isStillOpened() throws Exception {
        var encryption = new RecordEncryption(LocalKeyStore.open(keyStore()), DataKeyLimits.DEFAULT, Clock.systemUTC());

        assertThat(encryption.open("orders", KEY_ID, VALUE)).asString(UTF_8).isEqualTo("a golden record");
    }

    @Test
    void isOpenedByAnyProgramThatFollowsTheDescription() throws Exception {
        byte[] proto = Base64.getDecoder().decode(KEY_PROTO);
        byte[] key = Arrays.copyOfRange(proto, PROTO_PREFIX_BYTES, proto.length);
        int sealedAt = WRAPPED_AT + WRAPPED_BYTES;

        byte[] dataKey = decrypt(
                key, Arrays.copyOfRange(VALUE, WRAPPED_AT + TINK_PREFIX_BYTES, sealedAt), "kinefka-data-key:" + KEY_ID);
        byte[] data = decrypt(dataKey, Arrays.copyOfRange(VALUE, sealedAt, VALUE.length), "orders");

        assertThat(VALUE).startsWith(1, 0, WRAPPED_BYTES);
        assertThat(data).asString(UTF_8).isEqualTo("a golden record");
    }
}
