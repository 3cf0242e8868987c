package io.kinefka.aws.model;

import java.util.Map;

/**
 * What a service adds to its model when it speaks AWS's Query protocol: forms in, XML out.
 *
 * @param version the version that requests name beside the operation, for example {@code 2010-08-01}
 * @param xmlNamespace the namespace of its answers
 * @param errorCodes the codes of errors in this protocol, by the name that the other protocols give them; both are the
 *     same where an error is absent
 */
public record QueryProtocol(String version, String xmlNamespace, Map<String, String> errorCodes) {

    public QueryProtocol {
        errorCodes = Map.copyOf(errorCodes);
    }
}
