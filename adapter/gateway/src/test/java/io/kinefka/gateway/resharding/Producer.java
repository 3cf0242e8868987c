package io.kinefka.gateway.resharding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * Writes numbers under keys of its own, each number once: one that is not acknowledged is given up, so that whatever is
 * read twice was written twice by the service.
 */
final class Producer implements Callable<Void> {
    private static final int KEYS = 5;
    private static final int BATCH = 3;

    private final String name;
    private final String stream;
    private final Endpoints endpoints;
    private final BooleanSupplier goesOn;
    private final Map<String, List<Integer>> acknowledged = new ConcurrentHashMap<>();
    private int number;

    Producer(String name, String stream, Endpoints endpoints, BooleanSupplier goesOn) {
        this.name = name;
        this.stream = stream;
        this.endpoints = endpoints;
        this.goesOn = goesOn;
    }

    /** By key, in the order of acknowledgement. */
    Map<String, List<Integer>> acknowledged() {
        return acknowledged;
    }

    @Override
    public Void call() {
        while (goesOn.getAsBoolean()) {
            String key = name + "-" + number % KEYS;
            try {
                if (number % 2 == 0) {
                    putOne(key);
                } else {
                    putSome(key);
                }
            } catch (SdkException e) {
                if (!Endpoints.isUnavailable(e)) {
                    throw e;
                }
            }
        }
        return null;
    }

    private void putOne(String key) {
        int mine = number++;
        endpoints.next().putRecord(request -> request.streamName(stream)
                .partitionKey(key)
                .data(bytes(mine)));
        acknowledge(key, mine);
    }

    private void putSome(String key) {
        int first = number;
        number += BATCH;
        var entries = IntStream.range(first, first + BATCH)
                .mapToObj(one -> PutRecordsRequestEntry.builder()
                        .partitionKey(key)
                        .data(bytes(one))
                        .build())
                .toList();
        var results = endpoints
                .next()
                .putRecords(request -> request.streamName(stream).records(entries))
                .records();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).errorCode() == null) {
                acknowledge(key, first + i);
            }
        }
    }

    private static SdkBytes bytes(int number) {
        return SdkBytes.fromUtf8String(Integer.toString(number));
    }

    private void acknowledge(String key, int one) {
        acknowledged.computeIfAbsent(key, any -> new ArrayList<>()).add(one);
    }
}
