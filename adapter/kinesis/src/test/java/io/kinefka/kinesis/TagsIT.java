package io.kinefka.kinesis;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** AddTagsToStream, RemoveTagsFromStream, ListTagsForStream, TagResource, UntagResource, ListTagsForResource. */
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

    @Test
    void whatHasAnArnIsTaggedByIt() {
        String stream = kinesis.create(1);
        kinesis.call("AddTagsToStream", "{'StreamName':'" + stream + "','Tags':{'z':'1'}}");

        changesTags(KinesisUnderTest.arn(stream), "{\"Key\":\"z\",\"Value\":\"1\"}");
        changesTags(kinesis.register(stream, "app"), "");

        assertThat(kinesis.call("ListTagsForStream", "{'StreamName':'" + stream + "'}")
                        .body()
                        .findValuesAsText("Key"))
                .containsExactly("b", "z");
    }

    private static void changesTags(String arn, String others) {
        kinesis.call("TagResource", "{'ResourceARN':'" + arn + "','Tags':{'b':'1','a':'2'}}");
        kinesis.call("TagResource", "{'ResourceARN':'" + arn + "','Tags':{'b':'3'}}");
        var untagged = kinesis.call("UntagResource", "{'ResourceARN':'" + arn + "','TagKeys':['a','unknown']}");

        var tags = kinesis.call("ListTagsForResource", "{'ResourceARN':'" + arn + "'}");

        assertThat(untagged.status()).isEqualTo(200);
        assertThat(tags.body().toString())
                .isEqualTo(
                        "{\"Tags\":[{\"Key\":\"b\",\"Value\":\"3\"}" + (others.isEmpty() ? "" : "," + others) + "]}");
    }

    @Test
    void aConsumerIsRegisteredWithTagsAndHasFiftyAtTheMost() {
        String stream = kinesis.create(1);
        String arn = kinesis.call(
                        "RegisterStreamConsumer",
                        "{'StreamARN':'" + KinesisUnderTest.arn(stream) + "','ConsumerName':'app','Tags':{'team':'x'}}")
                .text("/Consumer/ConsumerARN");

        var tooMany = kinesis.call("TagResource", "{'ResourceARN':'" + arn + "','Tags':{" + tags(0, 50) + "}}");

        assertThat(kinesis.call("ListTagsForResource", "{'ResourceARN':'" + arn + "'}")
                        .text("/Tags/0/Value"))
                .isEqualTo("x");
        assertThat(tooMany.error())
                .startsWith("InvalidArgumentException: Failed to add tags to consumer app of stream");
    }

    private static String tags(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "'k" + i + "':'v'").collect(joining(","));
    }
}
