package io.kinefka.aws.wire;

import io.kinefka.aws.model.OperationModel;
import io.kinefka.aws.model.QueryProtocol;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the output of one operation into the XML that answers a Query request. */
final class XmlEncoder {
    private final String operation;
    private final QueryProtocol query;
    private final ReplyEncoder encoder;
    private final @Nullable StructureShape output;
    private final @Nullable RequestDecoder members;

    /** Takes the JSON that the encoder makes of an output, so that records are taken apart in one place only. */
    XmlEncoder(OperationModel model, QueryProtocol query, ReplyEncoder encoder) {
        this.operation = model.name();
        this.query = query;
        this.encoder = encoder;
        this.output = model.output();
        this.members = output == null ? null : new RequestDecoder(output);
    }

    ByteBuffer encode(@Nullable Object value, String requestId) {
        StringBuilder xml = new StringBuilder(512);
        xml.append('<')
                .append(operation)
                .append("Response xmlns=\"")
                .append(query.xmlNamespace())
                .append("\">");
        ByteBuffer json = encoder.encode(Encoding.JSON, value).body();
        if (output != null && members != null && json.hasRemaining()) {
            element(operation + "Result", output, members.decode(Encoding.JSON, json), xml);
        }
        xml.append("<ResponseMetadata><RequestId>").append(requestId).append("</RequestId></ResponseMetadata></");
        xml.append(operation).append("Response>");
        return ByteBuffer.wrap(xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void element(String name, Shape shape, Object value, StringBuilder xml) {
        xml.append('<').append(name).append('>');
        content(shape, value, xml);
        xml.append("</").append(name).append('>');
    }

    private static void content(Shape shape, Object value, StringBuilder xml) {
        if (shape instanceof StructureShape structure) {
            structure(structure, (Map<?, ?>) value, xml);
        } else if (shape instanceof ListShape list) {
            ((List<?>) value).forEach(each -> element("member", list.member().shape(), each, xml));
        } else if (shape instanceof MapShape map) {
            ((Map<?, ?>) value).forEach((key, each) -> entry(map, key, each, xml));
        } else if (shape instanceof BlobShape) {
            xml.append(StandardCharsets.ISO_8859_1.decode(Base64.getEncoder().encode((ByteBuffer) value)));
        } else {
            xml.append(XmlText.of(value.toString()));
        }
    }

    private static void structure(StructureShape shape, Map<?, ?> members, StringBuilder xml) {
        for (Member member : shape.members()) {
            Object value = members.get(member.name());
            if (value != null) {
                element(member.name(), member.target().shape(), value, xml);
            }
        }
    }

    private static void entry(MapShape map, Object key, Object value, StringBuilder xml) {
        xml.append("<entry>");
        element("key", map.key().shape(), key, xml);
        element("value", map.value().shape(), value, xml);
        xml.append("</entry>");
    }
}
