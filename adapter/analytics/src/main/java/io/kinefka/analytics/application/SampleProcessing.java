package io.kinefka.analytics.application;

import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import io.kinefka.analytics.function.Preprocessed;
import io.kinefka.analytics.function.Preprocessor;
import io.kinefka.analytics.function.Requests;
import io.kinefka.analytics.function.SourceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A function between a streaming source and the schema of its records. */
final class SampleProcessing {
    private final Preprocessor preprocessor;

    /** The function of an application that is yet to be. */
    SampleProcessing(Functions functions, String function, String sourceArn) {
        preprocessor = new Preprocessor(functions, function, Optional.empty(), sourceArn);
    }

    /** What the function makes of records; such as it drops, or fails to process, are left out. Tried once, as somebody waits. */
    List<ByteBuffer> process(List<SourceRecord> records) throws FunctionException, InterruptedException {
        var processed = new ArrayList<ByteBuffer>();
        for (var request : Requests.split(records)) {
            for (var result : preprocessor.apply(request)) {
                if (result instanceof Preprocessed.Ok ok) {
                    processed.add(ok.data());
                }
            }
        }
        return processed;
    }
}
