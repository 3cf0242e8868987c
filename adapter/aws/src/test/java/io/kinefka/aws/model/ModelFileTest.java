package io.kinefka.aws.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ModelFileTest {

    @Test
    void theOverlayReplacesValuesAndKeepsTheirNeighbours() throws IOException {
        ObjectNode model = json("""
                {"shapes": {"Data": {"type": "blob", "min": 0, "max": 1}}}""");

        ModelFile.overlay(model, json("""
                {"shapes": {"Data": {"max": 10}}}"""));

        assertThat(model).isEqualTo(json("""
                                {"shapes": {"Data": {"type": "blob", "min": 0, "max": 10}}}"""));
    }

    @Test
    void theOverlayAddsMembersBehindThePresentOnesAndReplacesWholeLists() throws IOException {
        ObjectNode model = json("""
                {"Input": {"members": {"Zebra": "Text"}, "required": ["Zebra"]}}""");

        ModelFile.overlay(model, json("""
                        {"Input": {"members": {"Ant": "Text"}, "required": ["Ant"]}}"""));

        assertThat(model).hasToString("""
                        {"Input":{"members":{"Zebra":"Text","Ant":"Text"},"required":["Ant"]}}""");
    }

    @Test
    void theCommittedOverlayOverridesTheGeneratedFile() throws IOException {
        ObjectNode generated = ModelFile.resource("kinesis.json");

        ModelDocument merged = ModelFile.read("kinesis");

        assertThat(generated.at("/shapes/Data/max").asLong()).isEqualTo(1_048_576);
        assertThat(merged.shapes()).hasEntrySatisfying("Data", data -> {
            assertThat(data.max()).isEqualTo(10_485_760);
            assertThat(data.type()).isEqualTo("blob");
        });
    }

    @Test
    void aServiceWithoutAFileIsNamed() {
        assertThatThrownBy(() -> ModelFile.read("unheard-of"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("unheard-of.json");
    }

    @Test
    void aMisspelledFieldIsRefused() throws IOException {
        ObjectNode model = json("""
                {"shapes": {"Data": {"type": "blob", "maximum": 1}}}""");

        assertThatThrownBy(() -> ModelFile.document(model)).hasMessageContaining("maximum");
    }

    private static ObjectNode json(String text) throws IOException {
        return new ObjectMapper().readValue(text, ObjectNode.class);
    }
}
