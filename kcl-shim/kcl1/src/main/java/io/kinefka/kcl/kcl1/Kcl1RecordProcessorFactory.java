package io.kinefka.kcl.kcl1;

import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessor;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessorFactory;
import java.util.function.Supplier;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;

/** Makes record processors of those that a factory for KCL 1 makes, with either of its two interfaces. */
public final class Kcl1RecordProcessorFactory implements ShardRecordProcessorFactory {
    private final Supplier<IRecordProcessor> factory;

    private Kcl1RecordProcessorFactory(Supplier<IRecordProcessor> factory) {
        this.factory = factory;
    }

    /** Of processors that take inputs as objects ({@code interfaces.v2}). */
    public static Kcl1RecordProcessorFactory of(IRecordProcessorFactory factory) {
        return new Kcl1RecordProcessorFactory(factory::createProcessor);
    }

    /** Of processors with KCL's first interface. */
    public static Kcl1RecordProcessorFactory of(
            com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessorFactory factory) {
        return new Kcl1RecordProcessorFactory(() -> new FirstInterface(factory.createProcessor()));
    }

    @Override
    public ShardRecordProcessor shardRecordProcessor() {
        return new Kcl1Processor(factory.get());
    }
}
