package io.kinefka.analytics.api;

/** Parts of requests, with single quotes. */
final class Texts {
    static final String ROLE = "arn:aws:iam::000000000000:role/analytics";
    static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks";
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:cleaned";

    static final String CODE = """
            CREATE STREAM COUNTS (PAGE VARCHAR(16), N BIGINT);
            CREATE PUMP COUNTING AS INSERT INTO COUNTS
            SELECT STREAM PAGE, COUNT(*) FROM SOURCE_SQL_STREAM_001
            GROUP BY PAGE, STEP(SOURCE_SQL_STREAM_001.ROWTIME BY INTERVAL '10' SECOND);""";

    static final String SCHEMA = "{'RecordFormat': {'RecordFormatType': 'JSON'}, 'RecordEncoding': 'UTF-8',"
            + " 'RecordColumns': [{'Name': 'PAGE', 'Mapping': '$.page', 'SqlType': 'VARCHAR(16)'}]}";

    private Texts() {}

    /** A text within a request. */
    static String quoted(String text) {
        return "'" + text.replace("'", "\\u0027").replace("\"", "\\u0022").replace("\n", "\\n") + "'";
    }

    /** A resource as version 1 has it. */
    static String withRole(String arn) {
        return "{'ResourceARN': '" + arn + "', 'RoleARN': '" + ROLE + "'}";
    }

    /** A resource as version 2 has it. */
    static String resource(String arn) {
        return "{'ResourceARN': '" + arn + "'}";
    }

    /** An input; the source is a resource. */
    static String input(String source) {
        return "{'NamePrefix': 'SOURCE_SQL_STREAM', 'InputSchema': " + SCHEMA + ", 'KinesisStreamsInput': " + source
                + "}";
    }

    /** An output of a stream; the destination is a resource. */
    static String output(String name, String destination) {
        return "{'Name': '" + name + "', 'DestinationSchema': {'RecordFormatType': 'JSON'}, 'KinesisStreamsOutput': "
                + destination + "}";
    }

    /** A reference table; more is put into the place of its object. */
    static String reference(String more) {
        return "{'TableName': 'PAGES', 'ReferenceSchema': " + SCHEMA
                + ", 'S3ReferenceDataSource': {'BucketARN': 'arn:aws:s3:::tables', 'FileKey': 'pages.json'" + more
                + "}}";
    }

    /** A request about an application. */
    static String about(String name, String more) {
        return "{'ApplicationName': '" + name + "'" + (more.isEmpty() ? "" : ", ") + more + "}";
    }

    /** A request that changes a version of an application. */
    static String change(String name, long version, String more) {
        return about(name, "'CurrentApplicationVersionId': " + version + ", " + more);
    }

    /** A new application as version 2 has it, with an input and code. */
    static String newV2(String name) {
        return about(
                name,
                "'RuntimeEnvironment': 'SQL-1_0', 'ServiceExecutionRole': '" + ROLE
                        + "', 'ApplicationConfiguration': {'SqlApplicationConfiguration': {'Inputs': ["
                        + input(resource(STREAM))
                        + "]}, 'ApplicationCodeConfiguration': {'CodeContentType': 'PLAINTEXT', 'CodeContent':"
                        + " {'TextContent': " + quoted(CODE) + "}}}");
    }

    /** A new application as version 1 has it, with an input and code. */
    static String newV1(String name) {
        return about(name, "'Inputs': [" + input(withRole(STREAM)) + "], 'ApplicationCode': " + quoted(CODE));
    }
}
