package io.kinefka.analytics.run;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A forest as bytes, trees included: without them it would be grown anew, and scores would shift. */
final class ForestSnapshot {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ForestSnapshot() {}

    static byte[] write(RandomCutForest forest) {
        var bytes = new ByteArrayOutputStream();
        try (var compressed = new GZIPOutputStream(bytes)) {
            JSON.writeValue(compressed, mapper().toState(forest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same bytes always become the same forest, with the same future. */
    static RandomCutForest read(byte[] snapshot) {
        try (var json = new GZIPInputStream(new ByteArrayInputStream(snapshot))) {
            var state = JSON.readValue(json, RandomCutForestState.class);
            return mapper().toModel(state, state.getTotalUpdates());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RandomCutForestMapper mapper() {
        var mapper = new RandomCutForestMapper();
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        return mapper;
    }
}
