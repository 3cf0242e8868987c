package io.kinefka.analytics.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final String CUSTOMER = """
            {"name":"Doe","address":{"first line":"1 Main","a.b":7},
             "orders":[{"id":"23284","tags":["x","y"]},{"id":"63122"},{"price":3}],"none":null}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            $                          ; whole
            $.name                     ; "Doe"
            $['name']                  ; "Doe"
            $["name"]                  ; "Doe"
            $.['name']                 ; "Doe"
            $.address.['first line']   ; "1 Main"
            $.address['a.b']           ; 7
            $.orders[0].id             ; "23284"
            $.orders[1]['id']          ; "63122"
            $.orders[0].tags[1]        ; "y"
            $.orders[0:].id            ; ["23284","63122"]
            $.orders[*].id             ; ["23284","63122"]
            $.orders[0:].tags[0:]      ; ["x","y"]
            $.none                     ; null
            $.Name                     ;
            $.orders[3]                ;
            $.name.first               ;
            $.name[0]                  ;
            $.nobody[0:].id            ;
            """)
    void findsWhatIsThere(String path, String expected) throws JsonProcessingException {
        JsonNode found = JsonPath.parse(path).value(json(CUSTOMER));

        if (expected == null) {
            assertThat(found.isMissingNode()).isTrue();
        } else {
            assertThat(found).isEqualTo(json(expected.equals("whole") ? CUSTOMER : expected));
        }
    }

    @Test
    void findsEveryElementInItsOrder() throws JsonProcessingException {
        assertThat(JsonPath.parse("$.orders[0:]").all(json(CUSTOMER))).hasSize(3);
        assertThat(JsonPath.parse("$").all(json(CUSTOMER))).hasSize(1);
        assertThat(JsonPath.parse("$.nobody[0:]").all(json(CUSTOMER))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "$name",
                "$.",
                "$..name",
                "$.a b",
                "$[",
                "$[x]",
                "$[1:]",
                "$[0:2]",
                "$[-1]",
                "$.*",
                "$.a[?(@.b)]",
                "$['a",
                "$.a.",
                "$[99999999999]"
            })
    void refusesWhatItDoesNotKnow(String path) {
        assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
