package io.kinefka.analytics.host;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Knows how many records of a partition are still to be read. */
interface SourceLag {
    /** Empty if that is not known yet; does not wait. */
    OptionalLong of(TopicPartition partition);
}
