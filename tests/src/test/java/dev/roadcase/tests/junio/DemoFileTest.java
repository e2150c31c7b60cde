package dev.roadcase.tests.junio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What demo.yaml carries is what its manifests and templates name. */
class DemoFileTest {
    private static final Path DEMO = Path.of("../images/junio");
    private static final Pattern IMAGE = Pattern.compile("image: (junio/\\S+)");

    private static JsonNode demo() throws IOException {
        Object loaded = new Yaml().load(Files.readString(DEMO.resolve("demo.yaml")));
        return new ObjectMapper().valueToTree(loaded);
    }

    private static ObjectNode image(String name) throws IOException {
        return StreamSupport.stream(demo().path("images").spliterator(), false)
                .filter(image -> image.path("build").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("demo.yaml does not build " + name));
    }

    @Test
    void everyImageThatPodsRunIsBuilt() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String manifest : List.of("names", "board")) {
            Matcher images = IMAGE.matcher(Files.readString(DEMO.resolve("manifests/" + manifest + ".yaml")));
            images.results().forEach(image -> named.add(image.group(1)));
        }
        for (String service : List.of("date", "time", "web")) {
            named.add(TemplatesTest.objects(service, Map.of("VERSION", "1.0.0"))
                    .get(1)
                    .at("/spec/template/spec/containers/0/image")
                    .asText());
        }
        assertThat(named).hasSize(5);
        for (String image : named) {
            assertThat(image(image).path("live").asBoolean()).as(image).isFalse();
        }
    }

    /** So that the show builds one small layer. */
    @Test
    void theNextVersionOfDateIsBuiltAtTheShowAndDiffersInItsLastLayerAlone() throws IOException {
        ObjectNode first = image("junio/date:1.0.0");
        ObjectNode next = image("junio/date:1.0.1");
        assertThat(next.remove("live").asBoolean()).isTrue();
        JsonNode last = next.path("layers").get(next.path("layers").size() - 1);
        String file = last.path("copy").asText();
        assertThat(Files.readString(DEMO.resolve(file))).isEqualTo("1.0.1\n");
        ((ObjectNode) last).put("copy", file.replace("1.0.1", "1.0.0"));
        next.put("build", "junio/date:1.0.0");
        assertThat(next).isEqualTo(first);
    }
}
