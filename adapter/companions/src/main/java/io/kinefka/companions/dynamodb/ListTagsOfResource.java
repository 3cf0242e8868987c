package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.table.Tables;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Lists the tags of a table, all at once. */
final class ListTagsOfResource implements Operation<ListTagsOfResource.Input, ListTagsOfResource.Output> {
    private final Tables tables;

    record Input(String resourceArn) {}

    record Output(List<Tag> tags) {}

    ListTagsOfResource(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var name = TableName.ofArn(input.resourceArn());
        return tables.read(true, view -> {
            var found = Tables.find(view, name);
            if (found == null) {
                throw DynamoDbErrors.noSuchArn(input.resourceArn());
            }
            return new Output(Tag.list(found.definition().tags()));
        });
    }
}
