package io.kinefka.delivery.testing;

import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.Workers;
import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.buffer.SpillDirectory;
import io.kinefka.delivery.http.FirehoseEndpoints;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.lambda.LambdaFunctions;
import io.kinefka.delivery.s3.ObjectStore;
import io.kinefka.delivery.web.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** What an engine needs, for tests. */
public final class TestResources {
    /** For connections and replies: nothing that answers at all is given up, however busy the machine is. */
    static final Duration PATIENT = Duration.ofSeconds(30);

    private static final LambdaFunctions NO_FUNCTIONS = (function, payload) -> {
        throw new LambdaException(LambdaException.Reason.RESOURCE_NOT_FOUND);
    };

    private TestResources() {}

    public static DeliveryResources of(ObjectStore objects, Path spill) {
        return of(objects, spill, PATIENT);
    }

    /** With so much time for a reply of an HTTP endpoint. */
    public static DeliveryResources of(ObjectStore objects, Path spill, Duration replyTimeout) {
        return of(objects, NO_FUNCTIONS, spill, new Budgets(32 << 20, 256 << 20), replyTimeout);
    }

    public static DeliveryResources of(ObjectStore objects, LambdaFunctions functions, Path spill, Budgets budgets) {
        return of(objects, functions, spill, budgets, PATIENT);
    }

    private static DeliveryResources of(
            ObjectStore objects, LambdaFunctions functions, Path spill, Budgets budgets, Duration replyTimeout) {
        SpillDirectory directory = SpillDirectory.in(spill);
        return new DeliveryResources(
                objects,
                functions,
                new FirehoseEndpoints(new WebClient(PATIENT), directory, replyTimeout),
                new Workers(4, 2, 5),
                budgets,
                directory,
                new Random(11));
    }
}
