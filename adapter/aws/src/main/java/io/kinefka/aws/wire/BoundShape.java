package io.kinefka.aws.wire;

/** A structure together with the record that stands for it; either may also occur with another partner. */
record BoundShape(String shapeName, Class<?> type) {}
