package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.model.Shape.StructureShape;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What the encoder writes, the decoder and the binding read back, for every kind of shape. */
class RoundTripTest {
    record GetRecords(
            List<Entry> records,
            @Nullable String nextShardIterator,
            @Nullable Long millisBehindLatest) {}

    record Entry(
            String sequenceNumber,
            @Nullable Instant approximateArrivalTimestamp,
            ByteBuffer data,
            String partitionKey) {}

    record Tags(Map<String, String> tags) {}

    record Description(StreamDescription streamDescription) {}

    record StreamDescription(Boolean hasMoreShards, Integer retentionPeriodHours) {}

    @Property
    void recordsComeBack(@ForAll("records") GetRecords records, @ForAll Encoding encoding) {
        StructureShape shape = output("GetRecords");

        assertThat(roundTrip(shape, GetRecords.class, encoding, records)).isEqualTo(records);
    }

    @Property
    void tagsComeBack(@ForAll Map<String, String> tags, @ForAll Encoding encoding) {
        StructureShape shape =
                Fakes.KINESIS.operation("AddTagsToStream").orElseThrow().input();
        boolean expressible =
                tags.entrySet().stream().allMatch(tag -> Unicode.isWellFormed(tag.getKey() + "|" + tag.getValue()));
        Assume.that(expressible);

        assertThat(roundTrip(shape, Tags.class, encoding, new Tags(tags))).isEqualTo(new Tags(tags));
    }

    @Property
    void numbersAndTruthComeBack(@ForAll int hours, @ForAll boolean more, @ForAll Encoding encoding) {
        var description = new Description(new StreamDescription(more, hours));

        assertThat(roundTrip(output("DescribeStream"), Description.class, encoding, description))
                .isEqualTo(description);
    }

    @Provide
    Arbitrary<GetRecords> records() {
        Arbitrary<String> texts = Arbitraries.strings().filter(Unicode::isWellFormed);
        // Beyond, seconds are taken for milliseconds.
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(-1_000_000_000_000L, 99_999_999_999_999L)
                .map(Instant::ofEpochMilli);
        Arbitrary<ByteBuffer> blobs =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(2000).map(ByteBuffer::wrap);
        Arbitrary<Entry> entries = Combinators.combine(texts, instants.injectNull(0.1), blobs, texts)
                .as(Entry::new);
        return Combinators.combine(
                        entries.list().ofMaxSize(20),
                        texts.injectNull(0.2),
                        Arbitraries.longs().injectNull(0.2))
                .as(GetRecords::new);
    }

    private static StructureShape output(String operation) {
        return Objects.requireNonNull(
                Fakes.KINESIS.operation(operation).orElseThrow().output());
    }

    private static Object roundTrip(StructureShape shape, Class<?> type, Encoding encoding, Object value) {
        ByteBuffer body = new ReplyEncoder(shape, type).encode(encoding, value).body();
        Map<String, Object> members = new RequestDecoder(shape).decode(encoding, body);
        return new InputBinding().bind(shape, type).bind(members);
    }
}
