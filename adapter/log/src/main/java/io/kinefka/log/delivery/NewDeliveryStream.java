package io.kinefka.log.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a delivery stream before it exists.
 *
 * @param id its identity
 * @param source where its records come from
 * @param topic the source's topic; null where records are put directly
 * @param startsAt from when on the records of the source's topic are delivered; empty from the creation on
 * @param sourceSettings as in {@link DeliveryStream}
 * @param destination as in {@link DeliveryStream}
 * @param encryption as in {@link DeliveryStream}
 * @param tags its first tags; may be empty
 */
public record NewDeliveryStream(
        DeliveryStreamId id,
        DeliverySource source,
        @Nullable String topic,
        Optional<Instant> startsAt,
        Map<String, Object> sourceSettings,
        Map<String, Object> destination,
        Map<String, Object> encryption,
        SortedMap<String, String> tags) {}
