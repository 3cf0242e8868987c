package io.kinefka.aws.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.aws.model.Shape.ListShape;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTableTest {

    @Test
    void aShapeMayReferToItself() throws IOException {
        ServiceModel model = model("""
                "Input": {"type": "structure", "members": {"Children": "Inputs"}},
                "Inputs": {"type": "list", "member": "Input"}""");

        var input = model.operation("Grow").orElseThrow().input();
        var children =
                (ListShape) input.member("Children").orElseThrow().target().shape();

        assertThat(children.member().shape()).isSameAs(input);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "structure", "members": {"Name": "Nowhere"}}                 | Input of test refers to Nowhere, which is not in the model
            {"type": "structure", "members": {}, "required": ["Name"]}            | Input of test requires Name, which is not a member of it
            {"type": "structure", "members": {}}, "List": {"type": "list"}        | List of test does not say what it is made of
            {"type": "structure", "members": {}}, "Odd": {"type": "complex"}      | Odd of test has the unknown type complex
            {"type": "string"}                                                    | Grow of test needs a structure, but Input is none
            """)
    void aModelThatDoesNotHoldTogetherIsRefused(String input, String complaint) {
        assertThatThrownBy(() -> model("\"Input\": " + input))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"input\": \"Nowhere\", \"errors\": []'",
        "'\"input\": \"Input\", \"output\": \"Nowhere\", \"errors\": []'",
        "'\"input\": \"Input\", \"errors\": [\"Nowhere\"]'"
    })
    void anOperationThatNamesAnUnknownShapeIsRefused(String operation) {
        assertThatThrownBy(() -> model(operation, "\"Input\": {\"type\": \"structure\", \"members\": {}}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Grow of test refers to Nowhere, which is not in the model");
    }

    private static ServiceModel model(String shapes) throws IOException {
        return model("\"input\": \"Input\", \"errors\": []", shapes);
    }

    private static ServiceModel model(String operation, String shapes) throws IOException {
        String document = """
                {"service": "test", "targetPrefix": "Test_1", "operations": {"Grow": {%s}}, "shapes": {%s}}""".formatted(operation, shapes);
        return ServiceModels.resolve(ModelFile.document(new ObjectMapper().readValue(document, ObjectNode.class)));
    }
}
