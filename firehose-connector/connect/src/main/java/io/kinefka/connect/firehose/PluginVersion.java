package io.kinefka.connect.firehose;

/** The version that the jar's manifest tells. */
final class PluginVersion {

    private PluginVersion() {}

    static String get() {
        String version = PluginVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
