package io.kinefka.companions;

import io.kinefka.aws.Around;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import java.util.Map;

/** The Security Token Service, as far as it tells callers who they are. */
public final class StsService {

    private StsService() {}

    /** The service. */
    public static Service create() {
        return new Service(ServiceModels.sts(), Map.of("GetCallerIdentity", new GetCallerIdentity()), Around.NOTHING);
    }
}
