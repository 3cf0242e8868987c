package io.kinefka.kinesis;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** AddTagsToStream, RemoveTagsFromStream, ListTagsForStream. */
class TagsIT {
    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest kinesis;

    @BeforeAll
    static void open() {
        kinesis = new KinesisUnderTest();
    }

    @AfterAll
    static void close() {
        kinesis.close();
    }

    @Test
    void tagsAreAddedReplacedRemovedAndListedByKey() {
        String stream = kinesis.create(1);
        kinesis.call("AddTagsToStream", "{'StreamName':'" + stream + "','Tags':{'b':'1','a':'2','c':''}}");
        kinesis.call("AddTagsToStream", "{'StreamName':'" + stream + "','Tags':{'a':'3'}}");
        kinesis.call("RemoveTagsFromStream", "{'StreamName':'" + stream + "','TagKeys':['b','unknown']}");

        var first = kinesis.call("ListTagsForStream", "{'StreamName':'" + stream + "','Limit':1}");
        var second = kinesis.call("ListTagsForStream", "{'StreamName':'" + stream + "','ExclusiveStartTagKey':'a'}");

        assertThat(first.body().toString())
                .isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"3\"}],\"HasMoreTags\":true}");
        assertThat(second.body().toString())
                .isEqualTo("{\"Tags\":[{\"Key\":\"c\",\"Value\":\"\"}],\"HasMoreTags\":false}");
    }

    @Test
    void aStreamHasFiftyTagsAtTheMost() {
        String stream = kinesis.create(1);
        kinesis.call("AddTagsToStream", "{'StreamName':'" + stream + "','Tags':{" + tags(0, 50) + "}}");

        var answer = kinesis.call("AddTagsToStream", "{'StreamName':'" + stream + "','Tags':{" + tags(45, 51) + "}}");

        assertThat(answer.error())
                .isEqualTo("InvalidArgumentException: Failed to add tags to stream " + stream
                        + " under account 000000000000 because a given stream cannot have more than 50 tags"
                        + " associated with it.");
    }

    @Test
    void aStreamCanBeCreatedWithTags() {
        String stream = KinesisUnderTest.freshName();

        kinesis.call("CreateStream", "{'StreamName':'" + stream + "','ShardCount':1,'Tags':{'team':'a b'}}");

        assertThat(kinesis.call("ListTagsForStream", "{'StreamName':'" + stream + "'}")
                        .text("/Tags/0/Value"))
                .isEqualTo("a b");
    }

    private static String tags(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "'k" + i + "':'v'").collect(joining(","));
    }
}
