package io.kinefka.benchmark.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What GetRecords has answered, besides the records themselves.
 *
 * @param nextIterator where to go on, if the shard has not ended
 * @param millisBehindLatest how far behind the shard's tip that is
 */
public record RecordsAnswer(@Nullable String nextIterator, long millisBehindLatest) {

    /** Is given the data of each record. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] data);
    }

    static RecordsAnswer read(Encoding encoding, HttpConnection.Answer answer, Reader each) {
        try (var parser = encoding.factory().createParser(answer.body(), 0, answer.length())) {
            return read(parser, each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an object with records: the answer of GetRecords, or an event of SubscribeToShard. */
    static RecordsAnswer read(JsonParser parser, Reader each) throws IOException {
        String iterator = null;
        long behind = -1;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "Records" -> readRecords(parser, each);
                case "NextShardIterator" -> iterator = parser.getValueAsString();
                case "MillisBehindLatest" -> behind = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
        return new RecordsAnswer(iterator, behind);
    }

    private static void readRecords(JsonParser parser, Reader each) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("Data")) {
                    each.read(parser.getBinaryValue());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }
}
