package io.kinefka.gateway;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Request ids as AWS writes them. Only unique, not secret: threads do not wait for one another's randomness. */
final class RequestIds {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private RequestIds() {}

    static String next() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                        (random.nextLong() & VERSION_MASK) | VERSION_4,
                        (random.nextLong() & VARIANT_MASK) | VARIANT_RFC)
                .toString();
    }
}
