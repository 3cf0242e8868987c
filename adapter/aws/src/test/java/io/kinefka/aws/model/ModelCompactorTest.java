package io.kinefka.aws.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class ModelCompactorTest {
    private static final String JAR = "kinefka.models.jar";

    @Test
    void onlyFactsAreKeptSortedByName() throws IOException {
        String model = """
                {
                  "metadata": {"endpointPrefix": "barn", "targetPrefix": "Barn_1", "serviceFullName": "A barn"},
                  "documentation": "Long.",
                  "operations": {
                    "Paint": {"name": "Paint", "input": {"shape": "PaintInput"}, "output": {"shape": "PaintInput"},
                      "errors": [{"shape": "Rain"}], "documentation": "Long."},
                    "Air": {"name": "Air", "input": {"shape": "PaintInput"}}
                  },
                  "shapes": {
                    "Rain": {"type": "structure", "members": {}, "exception": true, "documentation": "Long."},
                    "PaintInput": {"type": "structure", "required": ["Zone"],
                      "members": {"Zone": {"shape": "Zone", "documentation": "Long."}, "Colours": {"shape": "Colours"}}},
                    "Zone": {"type": "string", "max": 9, "min": 1, "pattern": "z+", "enum": ["z", "zz"]},
                    "Colours": {"type": "map", "key": {"shape": "Zone"}, "value": {"shape": "Zone"}}
                  }
                }""";

        String compact = ModelCompactor.compact(new ObjectMapper().readTree(model), Set.of());

        assertThat(compact).isEqualTo("""
                        {
                        "service": "barn",
                        "targetPrefix": "Barn_1",
                        "operations": {
                        "Air": {"input":"PaintInput","errors":[]},
                        "Paint": {"input":"PaintInput","output":"PaintInput","errors":["Rain"]}
                        },
                        "shapes": {
                        "Colours": {"type":"map","key":"Zone","value":"Zone"},
                        "PaintInput": {"type":"structure","members":{"Zone":"Zone","Colours":"Colours"},"required":["Zone"]},
                        "Rain": {"type":"structure","members":{}},
                        "Zone": {"type":"string","min":1,"max":9,"pattern":"z+","enumValues":["z","zz"]}
                        }
                        }
                        """);
    }

    @Test
    @EnabledIfSystemProperty(
            named = JAR,
            matches = ".+",
            disabledReason = "needs the SDK's models jar, which only the Maven profile `models` brings")
    void theCommittedFilesAreWhatTheSdksModelsGive() throws IOException {
        Path jar = Path.of(System.getProperty(JAR));

        for (String argument : System.getProperty("kinefka.models").split(" ", -1)) {
            String[] names = argument.split("=", 2);

            assertThat(committed(names[0] + ".json")).isEqualTo(ModelCompactor.compact(jar, names[1]));
        }
    }

    @Test
    void keepsOfAServiceThatIsServedInPartOnlyWhatThatNeeds() throws IOException {
        var model = """
                {
                  "metadata": {"endpointPrefix": "barn", "apiVersion": "1999", "xmlNamespace": "http://barn/"},
                  "operations": {
                    "Paint": {"input": {"shape": "PaintInput"}, "errors": [{"shape": "Rain"}]},
                    "Air": {"input": {"shape": "AirInput"}}
                  },
                  "shapes": {
                    "Rain": {"type": "structure", "members": {}, "error": {"code": "Wet"}},
                    "AirInput": {"type": "structure", "members": {}},
                    "PaintInput": {"type": "structure", "members": {"Colours": {"shape": "Colours"}}},
                    "Colours": {"type": "list", "member": {"shape": "Colour"}},
                    "Colour": {"type": "string"}
                  }
                }""";

        String compact = ModelCompactor.compact(new ObjectMapper().readTree(model), Set.of("Paint"));

        assertThat(compact).isEqualTo("""
                        {
                        "service": "barn",
                        "targetPrefix": "",
                        "apiVersion": "1999",
                        "xmlNamespace": "http://barn/",
                        "operations": {
                        "Paint": {"input":"PaintInput","errors":["Rain"]}
                        },
                        "shapes": {
                        "Colour": {"type":"string"},
                        "Colours": {"type":"list","member":"Colour"},
                        "PaintInput": {"type":"structure","members":{"Colours":"Colours"}},
                        "Rain": {"type":"structure","members":{},"code":"Wet"}
                        }
                        }
                        """);
    }

    private static String committed(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ModelFile.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
