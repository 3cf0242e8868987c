package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {

    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";

    @Test
    void isTheStreamsNameInTheDefaultAccountAndRegion() {
        assertThat(choose(new StreamId(ACCOUNT, REGION, "orders"), Set.of("parcels")))
                .isEqualTo("orders");
    }

    @Test
    void isTheLongFormElsewhere() {
        assertThat(choose(new StreamId("123456789012", REGION, "orders"), Set.of()))
                .isEqualTo("123456789012.us-east-1.orders");
        assertThat(choose(new StreamId(ACCOUNT, "eu-west-1", "orders"), Set.of()))
                .isEqualTo("000000000000.eu-west-1.orders");
    }

    @Test
    void getsASuffixIfItDiffersFromOneInUseOnlyByDotsAndUnderscores() {
        StreamId dotted = new StreamId(ACCOUNT, REGION, "a.b");

        assertThat(choose(dotted, Set.of("a_b"))).isEqualTo("a.b-2");
        assertThat(choose(dotted, Set.of("a_b", "a.b-2"))).isEqualTo("a.b-3");
        assertThat(choose(dotted, Set.of("a.b"))).isEqualTo("a.b-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "__consumer_offsets", "._consumer_offsets", "_.x"})
    void isTheLongFormIfTheNameIsForbiddenOrKafkasOwn(String name) {
        assertThat(choose(new StreamId(ACCOUNT, REGION, name), Set.of())).isEqualTo("000000000000.us-east-1." + name);
    }

    @Property
    void isAlwaysLegalAndFreeOfCollisions(@ForAll("streamNames") List<String> names) {
        Set<String> inUse = new HashSet<>(Set.of("__consumer_offsets", "__transaction_state", "_schemas"));

        for (String name : names) {
            String topic = choose(new StreamId(ACCOUNT, REGION, name), inUse);

            Topic.validate(topic);
            assertThat(inUse).noneMatch(used -> Topic.hasCollision(used, topic));
            inUse.add(topic);
        }
    }

    @Test
    void staysLegalForTheLongestNames() {
        StreamId longest = new StreamId("123456789012", "r".repeat(64), "s".repeat(128));

        String topic = choose(longest, Set.of());

        Topic.validate(choose(longest, Set.of(topic)));
    }

    @Provide
    Arbitrary<List<String>> streamNames() {
        return Arbitraries.strings()
                .withChars("._-2a")
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .ofMaxSize(30);
    }

    private static String choose(StreamId id, Set<String> inUse) {
        return TopicName.choose(id, ACCOUNT, REGION, inUse);
    }
}
