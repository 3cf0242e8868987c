package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Puts tags on a table. */
final class TagResource implements Operation<TagResource.Input, Void> {
    private final Tables tables;

    record Input(String resourceArn, List<Tag> tags) {}

    TagResource(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        return tables.redefine(TableName.ofArn(input.resourceArn()), table -> {
                    var tags = new LinkedHashMap<>(table.tags());
                    tags.putAll(Tag.map(input.tags()));
                    return table.withTags(tags);
                })
                .thenAccept(changed -> {});
    }
}
