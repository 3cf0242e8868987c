package io.kinefka.benchmark.load;

/** An answer that is not what it should be: a figure that was measured with it says nothing. */
public final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongAnswerException(String message) {
        super(message);
    }
}
