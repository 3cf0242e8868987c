package io.kinefka.analytics.application;

import java.util.List;

/** The kinds of part of which an application has several, each with an id of its own. */
public enum Part {
    INPUT("input", "InputDescriptions", "InputId", 1),
    OUTPUT("output", "OutputDescriptions", "OutputId", 3),
    REFERENCE("reference data source", "ReferenceDataSourceDescriptions", "ReferenceId", 1),
    LOGGING("CloudWatch logging option", "CloudWatchLoggingOptionDescriptions", "CloudWatchLoggingOptionId", 1);

    private final String title;
    private final String list;
    private final String idMember;
    private final int countMax;

    Part(String title, String list, String idMember, int countMax) {
        this.title = title;
        this.list = list;
        this.idMember = idMember;
        this.countMax = countMax;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** The member of a description that lists them. */
    public String list() {
        return list;
    }

    /** The member that tells one of them from the others. */
    public String idMember() {
        return idMember;
    }

    /** How many an application may have (source: "Limits" in the developer guide for SQL applications). */
    int countMax() {
        return countMax;
    }

    /** Members of which it has exactly one. */
    List<String> alternatives() {
        return switch (this) {
            case INPUT -> List.of("KinesisStreamsInputDescription", "KinesisFirehoseInputDescription");
            case OUTPUT ->
                List.of(
                        "KinesisStreamsOutputDescription",
                        "KinesisFirehoseOutputDescription",
                        "LambdaOutputDescription");
            case REFERENCE, LOGGING -> List.of();
        };
    }
}
