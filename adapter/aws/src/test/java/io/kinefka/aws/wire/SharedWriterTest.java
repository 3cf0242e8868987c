package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.kinefka.aws.Shared;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedWriterTest {
    private final AtomicInteger written = new AtomicInteger();
    private final SharedWriter writer = new SharedWriter((generator, value) -> {
        written.incrementAndGet();
        generator.writeString((String) value);
    });

    private JsonNode body(Encoding encoding, Shared<String> shared) throws Exception {
        var body = new BodyBuffer();
        try (JsonGenerator generator = encoding.generator(body)) {
            generator.writeStartObject(body, 2);
            generator.writeFieldName("list");
            generator.writeStartArray(body, 3);
            generator.writeString("before");
            writer.write(generator, shared);
            generator.writeString("after");
            generator.writeEndArray();
            generator.writeNumberField("number", 7);
            generator.writeEndObject();
        }
        var mapper = encoding == Encoding.CBOR ? new ObjectMapper(new CBORFactory()) : new ObjectMapper();
        var whole = body.whole();
        return mapper.readTree(whole.array(), whole.arrayOffset() + whole.position(), whole.remaining());
    }

    @ParameterizedTest
    @CsvSource({"JSON,10", "JSON,100000", "CBOR,10", "CBOR,100000"})
    void writesTheSameWhetherItIsMadeForOneOrForMany(Encoding encoding, int length) throws Exception {
        var shared = new Shared<>("x".repeat(length));

        var bodies = List.of(body(encoding, shared), body(encoding, shared), body(encoding, shared));

        assertThat(bodies.get(0).at("/list/1").asText()).isEqualTo(shared.value());
        assertThat(bodies.get(0).at("/list/2").asText()).isEqualTo("after");
        assertThat(bodies.get(0).at("/number").asInt()).isEqualTo(7);
        assertThat(bodies).allSatisfy(body -> assertThat(body).isEqualTo(bodies.get(0)));
        // For the first answer, and once for all others.
        assertThat(written).hasValue(2);
    }
}
