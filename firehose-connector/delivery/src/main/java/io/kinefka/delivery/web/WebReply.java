package io.kinefka.delivery.web;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;

/**
 * A reply, read to its end or to the allowed length.
 *
 * @param isTooLarge whether there was more than that
 */
public record WebReply(int status, HttpHeaders headers, ByteBuffer body, boolean isTooLarge) {}
