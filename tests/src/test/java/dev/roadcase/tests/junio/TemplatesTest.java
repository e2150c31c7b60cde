package dev.roadcase.tests.junio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roadcase.junio.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The templates of the services, filled in by the templater, and as a step of a show fills them in. */
class TemplatesTest {
    static final Path TEMPLATES = Path.of("../images/junio/templates");

    /** The objects of a template, filled in with its version. */
    static List<JsonNode> objects(String template, Map<String, String> values) throws IOException {
        String filled = new Template(Files.readString(TEMPLATES.resolve(template + ".yaml"))).filledWith(values);
        return StreamSupport.stream(new Yaml().loadAll(filled).spliterator(), false)
                .map(object -> new ObjectMapper().<JsonNode>valueToTree(object))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"date, 7001", "time, 7002", "web, 7000"})
    void aServiceAndThreePodsAreCalledByTheirVersion(String service, int port) throws IOException {
        List<JsonNode> objects = objects(service, Map.of("VERSION", "1.0.1"));
        String name = service + "-1-0-1";
        assertThat(objects).hasSize(2).allSatisfy(object -> {
            assertThat(object.at("/metadata/name").asText()).isEqualTo(name);
            assertThat(object.at("/metadata/labels/name").asText()).isEqualTo(name);
            assertThat(object.at("/spec/selector/name").asText()).isEqualTo(name);
        });
        JsonNode spec = objects.get(0).path("spec");
        assertThat(spec.path("type").asText()).isEqualTo("NodePort");
        assertThat(spec.path("ports").toString())
                .isEqualTo("[{\"name\":\"" + service + "\",\"port\":" + port + ",\"protocol\":\"TCP\"}]");
        assertThat(objects.get(1).at("/spec/replicas").asInt()).isEqualTo(3);
        JsonNode container = objects.get(1).at("/spec/template/spec/containers/0");
        assertThat(container.path("image").asText()).isEqualTo("junio/" + service + ":1.0.1");
        assertThat(container.at("/env/0").toString()).isEqualTo("{\"name\":\"PORT\",\"value\":\"" + port + "\"}");
    }

    @Test
    void webIsToldWhereTheOthersAre() throws IOException {
        JsonNode container = objects("web", Map.of("VERSION", "1.0.0")).get(1).at("/spec/template/spec/containers/0");
        assertThat(container.path("env").toString())
                .contains("\"DATEENDPOINT\",\"value\":\"date.default.svc.cluster.local\"")
                .contains("\"TIMEENDPOINT\",\"value\":\"time.default.svc.cluster.local\"");
    }

    @Test
    void aStepThatGivesBothFormsOfAVersionMakesTheSame() throws IOException {
        for (String service : List.of("date", "time", "web")) {
            assertThat(objects(service, Map.of("VERSION", "1.0.0", "VERSION_DASHED", "1-0-0")))
                    .isEqualTo(objects(service, Map.of("VERSION", "1.0.0")));
        }
    }
}
