package io.kinefka.gateway.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the configuration: flags before environment before file before defaults. */
public final class ConfigReader {
    private static final ConfigSource.Names FLAGS = new ConfigSource.Names(
            Key::name, Keys.KAFKA_CLIENT_PREFIX, Function.identity(), "Unknown option", " on the command line");
    private static final ConfigSource.Names ENVIRONMENT = new ConfigSource.Names(
            Key::environmentVariable,
            Key.ENVIRONMENT_PREFIX + "KAFKA_",
            rest -> rest.toLowerCase(Locale.ROOT).replace('_', '.'),
            "Unknown environment variable",
            "");

    private ConfigReader() {}

    /**
     * Reads the configuration.
     *
     * @param flags values from the command line, by key name
     * @param environment the process's environment; what does not begin with {@code KINEFKA_} is ignored
     * @param file a file in the syntax of Java properties, in UTF-8
     * @throws ConfigException if a key is unknown, a value is wrong, or the file cannot be read
     */
    public static GatewayConfig read(Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
        return new ConfigValues(List.of(
                        ConfigSource.of(flags, FLAGS),
                        ConfigSource.of(ours(environment), ENVIRONMENT),
                        file.map(ConfigReader::load).orElseGet(() -> ConfigSource.of(Map.of(), FLAGS))))
                .toConfig();
    }

    private static Map<String, String> ours(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(each -> each.getKey().startsWith(Key.ENVIRONMENT_PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ConfigSource load(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("The configuration file " + file + " cannot be read: " + e);
        }
        var entries = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name)));
        return ConfigSource.of(
                entries,
                new ConfigSource.Names(
                        Key::name,
                        Keys.KAFKA_CLIENT_PREFIX,
                        Function.identity(),
                        "Unknown configuration key",
                        " in " + file));
    }
}
