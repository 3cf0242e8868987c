package io.kinefka.benchmark.micro;

import io.kinefka.aws.wire.WireResponse;
import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.PutBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The body of PutRecords, with 500 records, down to the operation's input. */
@State(Scope.Benchmark)
public class Decoding {
    private static final int RECORDS = 500;

    private final Wire wire = new Wire(new PutRecords());
    private final byte[] json1k = body(Encoding.JSON, 1024);
    private final byte[] cbor1k = body(Encoding.CBOR, 1024);
    private final byte[] json100 = body(Encoding.JSON, 100);
    private final byte[] cbor100 = body(Encoding.CBOR, 100);

    private static byte[] body(Encoding encoding, int bytes) {
        return PutBody.ofMany(encoding, "stream", RECORDS, new Payload(bytes), 1)
                .next(0, 0, 0)
                .clone();
    }

    @Benchmark
    public WireResponse putRecordsJson1k() {
        return wire.call("PutRecords", Encoding.JSON, json1k);
    }

    @Benchmark
    public WireResponse putRecordsCbor1k() {
        return wire.call("PutRecords", Encoding.CBOR, cbor1k);
    }

    @Benchmark
    public WireResponse putRecordsJson100() {
        return wire.call("PutRecords", Encoding.JSON, json100);
    }

    @Benchmark
    public WireResponse putRecordsCbor100() {
        return wire.call("PutRecords", Encoding.CBOR, cbor100);
    }
}
