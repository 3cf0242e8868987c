package io.kinefka.gateway.edge;

/**
 * What the edge needs to know.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param bodyBytesMax the largest request body
 * @param bodiesBytesMax all request bodies that are held at one time
 * @param answersBytesMax all large answers that wait for clients to read them
 * @param eventLoops how many threads serve connections
 */
public record EdgeSettings(int port, int bodyBytesMax, long bodiesBytesMax, long answersBytesMax, int eventLoops) {}
