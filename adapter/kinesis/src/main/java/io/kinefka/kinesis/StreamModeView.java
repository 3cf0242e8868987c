package io.kinefka.kinesis;

/** A stream's capacity mode as the API shows it. */
record StreamModeView(String streamMode) {}
