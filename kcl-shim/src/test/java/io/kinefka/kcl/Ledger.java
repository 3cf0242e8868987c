package io.kinefka.kcl;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Record processors that note everything that happens to them, in one list for all shards. */
final class Ledger implements ShardRecordProcessorFactory {

    /** What happened. */
    record Event(String worker, String shard, String what) {}

    /** A record that was processed. */
    record Seen(String worker, String shard, KinesisClientRecord record) {
        String data() {
            return StandardCharsets.UTF_8.decode(record.data().duplicate()).toString();
        }
    }

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<InitializationInput> initializations = new CopyOnWriteArrayList<>();
    final List<ProcessRecordsInput> inputs = new CopyOnWriteArrayList<>();
    final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger processors = new AtomicInteger();
    private final String worker;
    private final Consumer<ProcessRecordsInput> afterBatch;

    /** Processors that checkpoint every batch. */
    static Ledger checkpointing() {
        return new Ledger("worker", input -> checkpoint(input.checkpointer()));
    }

    Ledger(String worker, Consumer<ProcessRecordsInput> afterBatch) {
        this.worker = worker;
        this.afterBatch = afterBatch;
    }

    static void checkpoint(RecordProcessorCheckpointer checkpointer) {
        try {
            checkpointer.checkpoint();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ShardRecordProcessor shardRecordProcessor() {
        processors.incrementAndGet();
        return new Processor();
    }

    List<String> data() {
        synchronized (seen) {
            return seen.stream().map(Seen::data).toList();
        }
    }

    List<String> what(String shard) {
        return events.stream()
                .filter(event -> event.shard().equals(shard))
                .map(Event::what)
                .toList();
    }

    /** For each key its numbers, in the order in which they were processed. */
    static Map<String, List<Integer>> numbersByKey(List<String> data) {
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (String one : data) {
            String[] parts = one.split(":", -1);
            numbers.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
        }
        return numbers;
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Processor implements ShardRecordProcessor {
        private String shard = "?";

        private void note(String what) {
            events.add(new Event(worker, shard, what));
        }

        @Override
        public void initialize(InitializationInput input) {
            shard = input.shardId();
            initializations.add(input);
            note("initialize");
        }

        @Override
        public void processRecords(ProcessRecordsInput input) {
            note("processRecords");
            inputs.add(input);
            synchronized (seen) {
                input.records().forEach(one -> seen.add(new Seen(worker, shard, one)));
            }
            afterBatch.accept(input);
        }

        @Override
        public void leaseLost(LeaseLostInput input) {
            note("leaseLost");
        }

        @Override
        public void shardEnded(ShardEndedInput input) {
            note("shardEnded");
            checkpoint(input.checkpointer());
        }

        @Override
        public void shutdownRequested(ShutdownRequestedInput input) {
            note("shutdownRequested");
            checkpoint(input.checkpointer());
        }
    }
}
