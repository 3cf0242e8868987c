package io.kinefka.kcl.kcl1;

import com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessorCheckpointer;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessor;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IShutdownNotificationAware;
import com.amazonaws.services.kinesis.clientlibrary.types.InitializationInput;
import com.amazonaws.services.kinesis.clientlibrary.types.ProcessRecordsInput;
import com.amazonaws.services.kinesis.clientlibrary.types.ShutdownInput;

/** Shows a processor of KCL's first interface as one of its second. */
final class FirstInterface implements IRecordProcessor, IShutdownNotificationAware {
    private final com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessor processor;

    FirstInterface(com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessor processor) {
        this.processor = processor;
    }

    @Override
    public void initialize(InitializationInput input) {
        processor.initialize(input.getShardId());
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        processor.processRecords(input.getRecords(), input.getCheckpointer());
    }

    @Override
    public void shutdown(ShutdownInput input) {
        processor.shutdown(input.getCheckpointer(), input.getShutdownReason());
    }

    @Override
    public void shutdownRequested(IRecordProcessorCheckpointer checkpointer) {
        if (processor instanceof IShutdownNotificationAware aware) {
            aware.shutdownRequested(checkpointer);
        }
    }
}
