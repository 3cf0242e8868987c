package io.kinefka.delivery.process;

/** Not a message of protocol buffers, or not of the expected kind. */
final class MalformedMessageException extends Exception {}
