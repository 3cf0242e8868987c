package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogKeyTest {

    @Test
    void isReadableText() {
        CatalogKey key = CatalogKey.stream(new StreamId("000000000000", "us-east-1", "orders"));

        assertThat(key.encode()).isEqualTo("stream/000000000000/us-east-1/orders".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leadsBackToTheStream() {
        StreamId orders = new StreamId("000000000000", "us-east-1", "orders");

        CatalogKey key = CatalogKey.decode(CatalogKey.stream(orders).encode());

        assertThat(key.streamId()).contains(orders);
    }

    @Test
    void leadsToNoStreamForAnotherKind() {
        CatalogKey key = CatalogKey.decode("secret/iterators".getBytes(StandardCharsets.UTF_8));

        assertThat(key).isEqualTo(new CatalogKey("secret", "iterators"));
        assertThat(key.streamId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "/iterators", "secret/"})
    void refusesTextWithoutKindOrName(String text) {
        byte[] key = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CatalogKey.decode(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] key = {'a', '/', (byte) 0xFF};

        assertThatThrownBy(() -> CatalogKey.decode(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "000000000000/orders", "000000000000/us-east-1/or/ders"})
    void refusesAStreamsKeyThatIdentifiesNone(String name) {
        CatalogKey key = new CatalogKey("stream", name);

        assertThatThrownBy(key::streamId).isInstanceOf(IllegalArgumentException.class);
    }
}
