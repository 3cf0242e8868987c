package io.kinefka.firehose.destination;

import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import java.util.HashMap;
import java.util.Map;

/**
 * A destination as it is stored: what AWS's description of it says, and the secrets that the description leaves out.
 *
 * @param kind of the destination
 * @param settings members of the description by AWS's names, defaults included
 */
public record DestinationDocument(DestinationKind kind, Map<String, Object> settings) {
    /** What the catalog takes in one record is larger; AWS names no bound. */
    private static final int CHARACTERS_MAX = 200_000;

    private static final String S3_BACKUP_MODE = "S3BackupMode";

    /**
     * A new destination.
     *
     * @param configuration as requests have it
     * @throws InvalidDeliveryConfigException if this or AWS's service does not allow it
     */
    public static DestinationDocument configured(DestinationKind kind, Map<String, Object> configuration) {
        return new DestinationDocument(kind.stored(), Map.of())
                .merged(configuration)
                .checked();
    }

    /** A destination that was stored. */
    public static DestinationDocument of(Map<String, Object> stored) {
        var all = new Settings(stored);
        return all.find(DestinationKind.EXTENDED_S3.description())
                .map(settings -> new DestinationDocument(DestinationKind.EXTENDED_S3, settings.members()))
                .orElseGet(() -> new DestinationDocument(
                        DestinationKind.HTTP_ENDPOINT,
                        all.settings(DestinationKind.HTTP_ENDPOINT.description())
                                .members()));
    }

    /** What {@link #of} reads. */
    public Map<String, Object> stored() {
        return Map.of(kind.description(), settings);
    }

    /**
     * This destination after an update, as AWS does it: of the same kind of destination what the update does not say
     * stays, another kind replaces it.
     *
     * @param update as requests have it
     * @throws InvalidDeliveryConfigException if this or AWS's service does not allow it
     */
    public DestinationDocument updated(DestinationKind newKind, Map<String, Object> update) {
        if (newKind.stored() != kind) {
            return configured(newKind, update);
        }
        var merged = merged(update);
        if (kind == DestinationKind.EXTENDED_S3
                && "Enabled".equals(settings.get(S3_BACKUP_MODE))
                && !"Enabled".equals(merged.settings.get(S3_BACKUP_MODE))) {
            throw new InvalidDeliveryConfigException("S3BackupMode cannot be disabled once it is enabled.");
        }
        return merged.checked();
    }

    private DestinationDocument checked() {
        if (settings.toString().length() > CHARACTERS_MAX) {
            throw new InvalidDeliveryConfigException("The configuration of the destination is too large.");
        }
        var unused = config();
        return this;
    }

    private DestinationDocument merged(Map<String, Object> change) {
        return new DestinationDocument(
                kind,
                kind == DestinationKind.EXTENDED_S3
                        ? S3Settings.mergedExtended(settings, change)
                        : HttpEndpointSettings.merged(settings, change));
    }

    /**
     * For the delivery engine.
     *
     * @throws InvalidDeliveryConfigException if it does not know what to do with it
     */
    public Destination config() {
        var all = new Settings(settings);
        return kind == DestinationKind.EXTENDED_S3
                ? S3Settings.destination(all)
                : HttpEndpointSettings.destination(all);
    }

    /** What DescribeDeliveryStream shows, once the service model has left out the secrets. */
    public Map<String, Object> described(String destinationId) {
        var described = new HashMap<>(stored());
        described.put("DestinationId", destinationId);
        if (kind == DestinationKind.EXTENDED_S3) {
            described.put(DestinationKind.S3.description(), settings);
        }
        return described;
    }

    /** Without the settings, which may hold secrets. */
    @Override
    public String toString() {
        return "DestinationDocument[" + kind + "]";
    }
}
