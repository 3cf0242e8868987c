package io.kinefka.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Checks the records of a subscription's events without parsing or decoding them, at a fraction of the cost: that sequence
 * numbers rise and every record is, in Base64, what was put. Tells what their beginnings say.
 */
public final class EventScan {
    private static final byte[] DATA = "\"Data\":\"".getBytes(US_ASCII);
    private static final byte[] SEQUENCE_NUMBER = "\"SequenceNumber\":\"".getBytes(US_ASCII);
    private static final int SEQUENCE_NUMBER_DIGITS = 56;
    private static final int HEAD_CHARACTERS = Payload.HEAD_BYTES / 3 * 4;

    private final Consumer<Payload.Head> each;
    private final byte[] text;
    private final byte[] head = new byte[HEAD_CHARACTERS];
    private final byte[] last = new byte[SEQUENCE_NUMBER_DIGITS];
    /** Sequence numbers without their record, for they may stand in any order. */
    private int open;

    public EventScan(Payload payload, Consumer<Payload.Head> each) {
        this.each = each;
        text = Base64.getEncoder().encode(payload.create(0, 0, 0));
    }

    void read(byte[] json, int from, int to) {
        int at = from;
        while (at < to) {
            if (json[at] != '"') {
                at++;
            } else if (stands(DATA, json, at, to)) {
                at = readData(json, at + DATA.length, to);
            } else if (stands(SEQUENCE_NUMBER, json, at, to)) {
                at = readSequenceNumber(json, at + SEQUENCE_NUMBER.length, to);
            } else {
                at++;
            }
        }
        if (open != 0) {
            throw new WrongAnswerException("There are not as many records as sequence numbers");
        }
    }

    private int readData(byte[] json, int at, int to) {
        int end = at + text.length;
        if (end >= to
                || json[end] != '"'
                || !Arrays.equals(json, at + HEAD_CHARACTERS, end, text, HEAD_CHARACTERS, text.length)) {
            throw new WrongAnswerException("A record is not what was put");
        }
        System.arraycopy(json, at, head, 0, HEAD_CHARACTERS);
        each.accept(Payload.head(Base64.getDecoder().decode(head)));
        open--;
        return end;
    }

    private int readSequenceNumber(byte[] json, int at, int to) {
        int end = at + SEQUENCE_NUMBER_DIGITS;
        if (end >= to || json[end] != '"' || Arrays.compare(json, at, end, last, 0, last.length) <= 0) {
            throw new WrongAnswerException("Not a sequence number after " + new String(last, US_ASCII));
        }
        System.arraycopy(json, at, last, 0, last.length);
        open++;
        return end;
    }

    private static boolean stands(byte[] name, byte[] json, int at, int to) {
        return at + name.length <= to && Arrays.equals(json, at, at + name.length, name, 0, name.length);
    }
}
