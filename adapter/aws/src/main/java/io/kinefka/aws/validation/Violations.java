package io.kinefka.aws.validation;

import io.kinefka.aws.AwsException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, in AWS's words. */
final class Violations {
    /** AWS names no more than these in one answer. */
    private static final int MAX = 10;

    private final List<String> texts = new ArrayList<>();

    void add(String path, String printedValue, String constraint) {
        addText("Value '" + printedValue + "' at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    void addNull(String path) {
        addText("Value null at '" + path + "' failed to satisfy constraint: " + Rule.NOT_NULL);
    }

    boolean isFull() {
        return texts.size() == MAX;
    }

    AwsException toException() {
        String head = texts.size() + (texts.size() == 1 ? " validation error" : " validation errors") + " detected: ";
        return AwsException.client("ValidationException", head + String.join("; ", texts));
    }

    private void addText(String text) {
        if (!isFull()) {
            texts.add(text);
        }
    }
}
