package io.kinefka.analytics.function;

import io.kinefka.analytics.function.FunctionReply.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function that takes the rows of an output. Source: AWS developer guide for SQL applications, using a Lambda function as output.
 */
public final class OutputFunction {
    private final Functions functions;
    private final String function;
    private final String applicationArn;

    /** The function of an application. */
    public OutputFunction(Functions functions, String function, String applicationArn) {
        this.functions = functions;
        this.function = function;
        this.applicationArn = applicationArn;
    }

    /**
     * Invokes the function once.
     *
     * @return the rows that it has not acknowledged as it should, in their order
     * @throws FunctionException if it has acknowledged none of them
     */
    public List<OutputRow> deliver(List<OutputRow> rows) throws FunctionException, InterruptedException {
        byte[] reply =
                functions.invoke(function, Requests.payload(Optional.of(applicationArn), Optional.empty(), rows));
        Map<String, Boolean> delivered = new HashMap<>();
        for (Answer answer : FunctionReply.read(reply)) {
            delivered.merge(answer.id(), answer.result().equals("Ok"), Boolean::logicalAnd);
        }
        return rows.stream()
                .filter(row -> !delivered.getOrDefault(row.id(), false))
                .toList();
    }
}
