package io.kinefka.aws.wire;

import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.model.OperationModel;
import io.kinefka.aws.model.QueryProtocol;
import io.kinefka.aws.validation.Constraints;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An operation with everything between it and the wire; prepared once, at start-up. */
final class WiredOperation {
    private final String name;
    private final Around around;
    private final Operation<Object, @Nullable Object> operation;
    private final RequestDecoder decoder;
    private final Constraints constraints;
    private final RecordBinder binder;
    private final ReplyEncoder encoder;
    private final FormDecoder form;
    private final @Nullable XmlEncoder xml;

    /**
     * Wires an operation.
     *
     * @param query set where its service speaks the Query protocol too
     * @throws IllegalArgumentException when its records do not fit its model
     */
    WiredOperation(OperationModel model, Operation<?, ?> operation, Around around, @Nullable QueryProtocol query) {
        this.name = model.name();
        this.around = around;
        OperationTypes types = OperationTypes.of(operation);
        this.operation = untyped(operation);
        this.decoder = new RequestDecoder(model.input());
        this.constraints = Constraints.of(model.input());
        this.binder = new InputBinding().bind(model.input(), types.input());
        this.encoder = new ReplyEncoder(model.output(), types.output());
        this.form = new FormDecoder(model.input());
        this.xml = query == null ? null : new XmlEncoder(model, query, encoder);
    }

    Map<String, Object> decode(Dialect dialect, WireRequest request) {
        return dialect == Dialect.QUERY
                ? form.decode(FormParameters.of(request))
                : decoder.decode(dialect.encoding(), request.body());
    }

    void validate(Map<String, Object> members) {
        constraints.check(members);
    }

    Object bind(Map<String, Object> members) {
        return binder.bind(members);
    }

    CompletionStage<@Nullable Object> handle(RequestContext context, Object input) {
        return around.handle(context, name, input, () -> operation.handle(context, input));
    }

    Reply encode(Exchange exchange, @Nullable Object output) {
        return exchange.dialect() == Dialect.QUERY && xml != null
                ? Reply.success(xml.encode(output, exchange.requestId()))
                : encoder.encode(exchange.dialect().encoding(), output);
    }

    @SuppressWarnings("unchecked") // the binder makes the input from the very class that the operation declares
    private static Operation<Object, @Nullable Object> untyped(Operation<?, ?> operation) {
        return (Operation<Object, @Nullable Object>) operation;
    }
}
