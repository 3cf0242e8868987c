package io.kinefka.analytics.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.analytics.function.FunctionReply.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function that records pass through before they become rows. Source: AWS developer guide for SQL applications, preprocessing data using a
 * Lambda function.
 */
public final class Preprocessor {
    private final Functions functions;
    private final String function;
    private final Optional<String> applicationArn;
    private final String sourceArn;

    /**
     * The function of an application, or of one that is yet to be.
     *
     * @param applicationArn empty if there is none yet
     * @param sourceArn of the stream or delivery stream that is read
     */
    public Preprocessor(Functions functions, String function, Optional<String> applicationArn, String sourceArn) {
        this.functions = functions;
        this.function = function;
        this.applicationArn = applicationArn;
        this.sourceArn = sourceArn;
    }

    /**
     * Invokes the function once, unless there is but one record that is larger than a function takes.
     *
     * @param records as {@link Requests#split} has them together
     * @return a result for each record, in the records' order
     * @throws FunctionException if there is not exactly one result for each, for whatever reason; AWS's service invokes again then with the same
     *     records, until there is
     */
    public List<Preprocessed> apply(List<SourceRecord> records) throws FunctionException, InterruptedException {
        if (Requests.isTooLarge(records)) {
            return List.of(new Preprocessed.Failed("The record is larger than a function takes"));
        }
        byte[] reply = functions.invoke(function, Requests.payload(applicationArn, Optional.of(sourceArn), records));
        Map<String, Preprocessed> results = new HashMap<>();
        for (Answer answer : FunctionReply.read(reply)) {
            if (results.put(answer.id(), result(answer)) != null) {
                throw new FunctionException("The function has returned a record id more than once.");
            }
        }
        List<Preprocessed> inOrder = new ArrayList<>(records.size());
        for (SourceRecord each : records) {
            Preprocessed result = results.remove(each.id());
            if (result == null) {
                throw new FunctionException("The function has not returned all record ids.");
            }
            inOrder.add(result);
        }
        if (!results.isEmpty()) {
            throw new FunctionException("The function has returned record ids that it was not given.");
        }
        return inOrder;
    }

    private static Preprocessed result(Answer answer) throws FunctionException {
        return switch (answer.result()) {
            case "Ok" -> new Preprocessed.Ok(data(answer.data()));
            case "Dropped" -> new Preprocessed.Dropped();
            case "ProcessingFailed" -> new Preprocessed.Failed("ProcessingFailed status set for record");
            default ->
                throw new FunctionException(
                        "The function has returned a result that is none of Ok, Dropped and" + " ProcessingFailed.");
        };
    }

    private static ByteBuffer data(JsonNode data) throws FunctionException {
        if (data.isTextual()) {
            try {
                return ByteBuffer.wrap(data.binaryValue());
            } catch (IOException e) {
                throw new FunctionException("The function has returned data that are not in base 64.");
            }
        }
        throw new FunctionException("The function has returned no data for a record whose result is Ok.");
    }
}
