package io.kinefka.log.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamDocumentTest {
    private static final StreamId ORDERS = new StreamId("000000000000", "us-east-1", "orders");
    private static final StreamId ORDERS_2 = new StreamId("000000000000", "us-east-1", "orders-2");

    private static CatalogWrite write(CatalogKey key) {
        return new CatalogWrite(key, new byte[] {1});
    }

    private static List<String> keys(List<CatalogWrite> writes) {
        return writes.stream().map(write -> write.key().toString()).toList();
    }

    private static CatalogSnapshot state() {
        return CatalogSnapshot.EMPTY.replay(List.of(
                write(new CatalogKey("account", "000000000000/us-east-1")),
                write(StreamDocument.CONSUMER.key(ORDERS, "b")),
                write(StreamDocument.CONSUMER.key(ORDERS, "a")),
                write(StreamDocument.CONSUMER.key(ORDERS_2, "a")),
                write(StreamDocument.POLICY.key(ORDERS, "stream")),
                write(new CatalogKey("secret", "x"))));
    }

    @Test
    void areListedByNameForOneStreamAndKind() {

        assertThat(keys(StreamDocument.CONSUMER.all(state(), ORDERS)))
                .containsExactly(
                        "consumer/000000000000/us-east-1/orders/a", "consumer/000000000000/us-east-1/orders/b");
    }

    @Test
    void areRemovedWithTheirStreamAndNoOther() {
        var removal = StreamDocument.removalOfAll(state(), ORDERS);

        var left = state().replay(removal);

        assertThat(StreamDocument.CONSUMER.all(left, ORDERS)).isEmpty();
        assertThat(StreamDocument.POLICY.all(left, ORDERS)).isEmpty();
        assertThat(StreamDocument.CONSUMER.all(left, ORDERS_2)).hasSize(1);
        assertThat(left.document(new CatalogKey("secret", "x"))).isPresent();
    }
}
