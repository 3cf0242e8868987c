package io.kinefka.log.metrics;

import io.kinefka.mapping.UnsupportedFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record of the topic: all that one gateway has measured of one metric in one minute so far. A later record of the
 * same key replaces an earlier one.
 *
 * @param gateway who measured
 * @param metric what
 * @param minute when, in minutes since the epoch
 * @param aggregate the samples
 */
record SharedPoint(String gateway, MetricId metric, long minute, Aggregate aggregate) {
    private static final short VERSION = 0;

    byte[] encodeKey() {
        return bytes(out -> {
            out.writeShort(VERSION);
            out.writeUTF(gateway);
            out.writeLong(minute);
            out.writeUTF(metric.accountId());
            out.writeUTF(metric.region());
            out.writeUTF(metric.namespace());
            out.writeUTF(metric.name());
            out.writeUTF(metric.unit());
            out.writeShort(metric.dimensions().size());
            for (Map.Entry<String, String> dimension : metric.dimensions().entrySet()) {
                out.writeUTF(dimension.getKey());
                out.writeUTF(dimension.getValue());
            }
        });
    }

    byte[] encodeValue() {
        return bytes(out -> {
            out.writeDouble(aggregate.sum());
            out.writeDouble(aggregate.count());
            out.writeDouble(aggregate.minimum());
            out.writeDouble(aggregate.maximum());
        });
    }

    static SharedPoint decode(byte[] key, byte[] value) {
        try (var in = new DataInputStream(new ByteArrayInputStream(key));
                var values = new DataInputStream(new ByteArrayInputStream(value))) {
            short version = in.readShort();
            if (version != VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            String gateway = in.readUTF();
            long minute = in.readLong();
            var metric = new MetricId(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), Map.of(), in.readUTF());
            return new SharedPoint(
                    gateway,
                    new MetricId(
                            metric.accountId(),
                            metric.region(),
                            metric.namespace(),
                            metric.name(),
                            dimensions(in),
                            metric.unit()),
                    minute,
                    new Aggregate(values.readDouble(), values.readDouble(), values.readDouble(), values.readDouble()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> dimensions(DataInputStream in) throws IOException {
        var dimensions = new LinkedHashMap<String, String>();
        int count = in.readShort();
        for (int i = 0; i < count; i++) {
            dimensions.put(in.readUTF(), in.readUTF());
        }
        return dimensions;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
