package io.kinefka.gateway;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Termination signals as events. A shutdown hook would do for the first one, but the JVM then ends with 143 and is deaf
 * to the second. The JDK's signal API is not visible to a compiler that is told a release, hence the reflection.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Runs the one at the first signal that asks the program to end, and the other at every further one. */
    static void onTermination(Runnable first, Runnable further) {
        var seen = new AtomicBoolean();
        Runnable handler = () -> (seen.compareAndSet(false, true) ? first : further).run();
        handle("TERM", handler);
        handle("INT", handler);
    }

    private static void handle(String name, Runnable handler) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (self, method, arguments) -> {
                        handler.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handlerType)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            LOG.atWarn().addKeyValue("signal", name).setCause(e).log("Signal not handled");
        }
    }
}
