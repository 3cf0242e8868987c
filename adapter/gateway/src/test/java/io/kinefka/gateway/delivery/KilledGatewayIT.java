package io.kinefka.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dkills.seconds=180} the kills go on for so many seconds, under more load. */
class KilledGatewayIT {
    private static final int SECONDS = Integer.getInteger("kills.seconds", 0);
    private static final boolean IS_LONG = SECONDS > 0;
    private static final int KILLS_MIN = 3;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(5);

    @TempDir
    private Path data;

    @Test
    void nothingIsLostOrOverwrittenWhenAGatewayIsKilledAgainAndAgainWhileS3FailsAndHangs() throws Exception {
        try (var site = new Site(data);
                var stays = site.gateway("stays");
                var firehose = Clients.firehose(stays.endpoint())) {
            Site.create(firehose, "killed");
            site.s3().store().fail(0.2);
            site.s3().store().hang(IS_LONG ? 0.02 : 0.05, IS_LONG ? 30_000 : 2_000);

            int kills;
            BitSet acknowledged;
            try (var load = new Load(firehose, "killed", IS_LONG ? 2000 : 500)) {
                kills = killAgainAndAgain(site);
                acknowledged = load.stop();
            }

            var delivered = new Delivered(site.s3(), "killed/");
            Site.patiently().until(() -> delivered.hasAll(acknowledged));
            System.out.println(
                    "killed " + kills + " times, acknowledged " + acknowledged.cardinality() + ", " + delivered);
            assertThat(site.s3().store().versions().values()).containsOnly(1);
        }
    }

    private static int killAgainAndAgain(Site site) {
        long began = System.nanoTime();
        int kills = 0;
        while (kills < KILLS_MIN
                || System.nanoTime() - began < Duration.ofSeconds(SECONDS).toNanos()) {
            try (RunningProgram victim = site.gateway("victim")) {
                Site.patiently().pollDelay(BETWEEN_KILLS).until(() -> true);
                victim.kill();
                kills++;
            }
        }
        return kills;
    }
}
