package io.kinefka.connect.firehose;

import io.kinefka.connect.firehose.config.FirehoseSinkConfig;
import io.kinefka.connect.firehose.config.InvalidSettingException;
import io.kinefka.connect.firehose.config.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Delivers topics to S3 and HTTP endpoints by the rules of Amazon Data Firehose. */
public final class FirehoseSinkConnector extends SinkConnector {
    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public ConfigDef config() {
        return Settings.DEFINITION;
    }

    /** Besides each setting by itself, how they go together, and whether there are such settings at all. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        List<ConfigValue> values =
                new ArrayList<>(super.validate(connectorConfigs).configValues());
        for (String key : Settings.unknown(connectorConfigs)) {
            ConfigValue unknown = new ConfigValue(key);
            unknown.addErrorMessage(key + " is not a setting of this connector.");
            values.add(unknown);
        }
        if (values.stream().allMatch(value -> value.errorMessages().isEmpty())) {
            try {
                var unused = new FirehoseSinkConfig(connectorConfigs);
            } catch (InvalidSettingException e) {
                values.stream()
                        .filter(value -> value.name().equals(e.key()))
                        .forEach(value -> value.addErrorMessage(e.complaint()));
            }
        }
        return new Config(values);
    }

    @Override
    public void start(Map<String, String> props) {
        properties = Map.copyOf(props);
        var unused = new FirehoseSinkConfig(properties);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return FirehoseSinkTask.class;
    }

    /** All tasks alike: Connect shares the partitions out. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, properties);
    }

    @Override
    public void stop() {
        // Tasks end by themselves.
    }

    /** Any offsets may be set while the connector is stopped: nothing else says what was delivered. */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
