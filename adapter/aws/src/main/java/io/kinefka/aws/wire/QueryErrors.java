package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.model.QueryProtocol;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors as the Query protocol names them. */
final class QueryErrors {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("AccessDeniedException", "AccessDenied"),
            Map.entry("IncompleteSignatureException", "IncompleteSignature"),
            Map.entry("InvalidSignatureException", "SignatureDoesNotMatch"),
            Map.entry("MissingAuthenticationTokenException", "MissingAuthenticationToken"),
            Map.entry(ErrorBody.SERIALIZATION, "MalformedInput"),
            Map.entry("ServiceUnavailableException", "ServiceUnavailable"),
            Map.entry("ThrottlingException", "Throttling"),
            Map.entry("UnknownOperationException", "InvalidAction"),
            Map.entry("ValidationException", "ValidationError"));

    private QueryErrors() {}

    static String code(@Nullable QueryProtocol query, String name) {
        String own = query == null ? null : query.errorCodes().get(name);
        return own == null ? COMMON.getOrDefault(name, name) : own;
    }

    static String xml(@Nullable QueryProtocol query, AwsException error, String message, String requestId) {
        return "<ErrorResponse" + (query == null ? "" : " xmlns=\"" + query.xmlNamespace() + "\"")
                + "><Error><Type>" + fault(error.status())
                + "</Type><Code>" + XmlText.of(code(query, error.code()))
                + "</Code><Message>" + XmlText.of(message)
                + "</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>";
    }

    /** What clients of the other protocols read who were written for this one: code and fault. */
    static String header(QueryProtocol query, String name, int status) {
        return code(query, name) + ";" + fault(status);
    }

    private static String fault(int status) {
        return status < 500 ? "Sender" : "Receiver";
    }
}
