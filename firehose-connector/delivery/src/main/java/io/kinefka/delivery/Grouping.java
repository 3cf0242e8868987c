package io.kinefka.delivery;

/** Whose records may be in one object or request. */
public enum Grouping {
    /** Those of all partitions that an engine has. */
    TOGETHER,
    /** Only those of one partition. */
    EACH_PARTITION
}
