package io.kinefka.clients.kcl;

import io.kinefka.application.KclApplication;
import io.kinefka.gateway.RunningProgram;

/** How an application is run. */
enum Way {
    KCL_1_POLLING,
    KCL_2_POLLING,
    KCL_2_FAN_OUT,
    KCL_3_POLLING,
    KCL_3_FAN_OUT,
    SHIM;

    private static final String KCL_1_MAIN = "io.kinefka.application.kcl1.Kcl1Application";

    Worker start(RunningProgram program, String name, String stream, String application) {
        var endpoint = program.endpoint().toString();
        var main = KclApplication.class.getName();
        return switch (this) {
            case KCL_1_POLLING ->
                Worker.start(name, ClassPaths.of("kcl1"), KCL_1_MAIN, endpoint, stream, application, name);
            case KCL_2_POLLING ->
                Worker.start(name, ClassPaths.of("kcl2"), main, endpoint, stream, application, name, "polling");
            case KCL_2_FAN_OUT ->
                Worker.start(name, ClassPaths.of("kcl2"), main, endpoint, stream, application, name, "fan-out");
            case KCL_3_POLLING ->
                Worker.start(name, KclApplication.class, endpoint, stream, application, name, "polling");
            case KCL_3_FAN_OUT ->
                Worker.start(name, KclApplication.class, endpoint, stream, application, name, "fan-out");
            case SHIM -> Worker.start(name, ShimWorker.class, program.bootstrapServers(), stream, application, name);
        };
    }

    /** Whether it moves shards by load, of which there is little here, and not by number. */
    boolean balancesByLoad() {
        return this == KCL_3_POLLING || this == KCL_3_FAN_OUT;
    }
}
