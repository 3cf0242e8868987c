package io.kinefka.kcl.kcl1;

import static io.kinefka.kcl.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.kinesis.clientlibrary.exceptions.ShutdownException;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessorCheckpointer;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessor;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IShutdownNotificationAware;
import com.amazonaws.services.kinesis.clientlibrary.lib.worker.ShutdownReason;
import com.amazonaws.services.kinesis.clientlibrary.types.InitializationInput;
import com.amazonaws.services.kinesis.clientlibrary.types.ProcessRecordsInput;
import com.amazonaws.services.kinesis.clientlibrary.types.ShutdownInput;
import com.amazonaws.services.kinesis.clientlibrary.types.UserRecord;
import com.amazonaws.services.kinesis.model.Record;
import io.kinefka.kcl.Aggregation;
import io.kinefka.kcl.Brokers;
import io.kinefka.kcl.KafkaConfigsBuilder;
import io.kinefka.kcl.KafkaScheduler;
import io.kinefka.kcl.TestStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;

class Kcl1ProcessorIT {
    private final String application = "app-" + UUID.randomUUID();
    private final List<String> events = new CopyOnWriteArrayList<>();

    /** Notes what happens, and checkpoints every record. */
    private final class Noting implements IRecordProcessor, IShutdownNotificationAware {
        @Override
        public void initialize(InitializationInput input) {
            events.add("initialize " + input.getExtendedSequenceNumber().getSequenceNumber());
        }

        @Override
        public void processRecords(ProcessRecordsInput input) {
            for (Record one : input.getRecords()) {
                long sub = ((UserRecord) one).getSubSequenceNumber();
                events.add(StandardCharsets.UTF_8.decode(one.getData().duplicate()) + "/" + sub);
                checkpoint(input.getCheckpointer(), one);
            }
        }

        private static void checkpoint(IRecordProcessorCheckpointer checkpointer, Record at) {
            try {
                checkpointer.checkpoint(at);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void shutdown(ShutdownInput input) {
            events.add(input.getShutdownReason().name());
            try {
                if (input.getShutdownReason() == ShutdownReason.TERMINATE) {
                    input.getCheckpointer().checkpoint();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void shutdownRequested(IRecordProcessorCheckpointer checkpointer) {
            events.add("requested");
        }
    }

    @Test
    void aProcessorOfKcl1LivesAsItDidThere() throws Exception {
        try (var stream = TestStream.create(1)) {
            stream.append("a", Aggregation.of("a", "x", "y"));
            var configs = new KafkaConfigsBuilder(
                    stream.name(),
                    application,
                    Map.of("bootstrap.servers", Brokers.bootstrapServers()),
                    "worker",
                    Kcl1RecordProcessorFactory.of(Noting::new));
            var scheduler = new KafkaScheduler(
                    configs.coordinatorConfig(),
                    configs.lifecycleConfig(),
                    configs.processorConfig(),
                    configs.retrievalConfig()
                            .initialPositionInStreamExtended(InitialPositionInStreamExtended.newInitialPosition(
                                    InitialPositionInStream.TRIM_HORIZON)));
            var thread = new Thread(scheduler, "worker");
            thread.start();

            await().until(() -> events.contains("y/1"));
            stream.split(0);
            await().until(() ->
                    events.stream().filter("initialize TRIM_HORIZON"::equals).count() == 3);
            scheduler.startGracefulShutdown().get(60, TimeUnit.SECONDS);
            thread.join(60_000);

            assertThat(events)
                    .startsWith("initialize TRIM_HORIZON", "x/0", "y/1", "TERMINATE")
                    .endsWith("ZOMBIE")
                    .contains("requested");
            assertThat(stream.end(0)).isEqualTo(1);
        }
    }

    @Test
    void aCheckpointWithoutLeaseFailsInTheWordsOfKcl() {
        assertThatThrownBy(Kcl1Checkpointer.NONE::checkpoint)
                .isInstanceOf(ShutdownException.class)
                .hasMessage("Can't update checkpoint - instance doesn't hold the lease for this shard");
    }
}
