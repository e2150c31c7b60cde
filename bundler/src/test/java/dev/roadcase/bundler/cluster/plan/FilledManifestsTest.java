package dev.roadcase.bundler.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledManifestsTest {
    private static final String DEMO = """
            apiVersion: roadcase.dev/v1
            name: test
            version: "1"
            parameters: {TITLE: {default: Hello}, KIND: {default: a, values: [a, b]}}
            workloads: [{manifests: a.yaml, when: {KIND: a}}, {manifests: b.json, parameters: none}]
            """;

    @TempDir
    private Path folder;

    private void check(String yaml, String json, Map<String, String> chosen) {
        TestBundle made = new TestBundle()
                .demo("a.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .demo("b.json", json.getBytes(StandardCharsets.UTF_8));
        Demo demo = DemoReader.read("demo.yaml", DEMO.getBytes(StandardCharsets.UTF_8));
        try (Bundle bundle = Bundle.open(made.write(folder.resolve("test.bundle")), made.trust())) {
            Parameters parameters = Parameters.of(demo.parameters(), chosen);
            new FilledManifests(new BundledDemo(bundle), demo, parameters).requireReadable();
        }
    }

    @Test
    void aValueOfAnyShapeIsTaken() {
        assertThatCode(() -> check("title: ${TITLE}\n", "{\n\t\"a\": \"${x}\"\n}", Map.of("TITLE", "a: b\n- c")))
                .doesNotThrowAnyException();
    }

    @Test
    void eachManifestThatCannotBeReadIsSaidWithItsLine() {
        Problem problem = Assertions.catchThrowableOfType(
                Problem.class, () -> check("a: ${TITLE}\nb: \"c\n", "{\"a\": }}", Map.of()));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(problem.getMessage().replace(folder + "/", "").lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("test.bundle!a.yaml:3:1: not YAML: "))
                .anyMatch(line -> line.startsWith("test.bundle!b.json:1:8: not YAML: "));
    }

    @Test
    void whatIsNotAppliedIsNotRead() {
        assertThatCode(() -> check("a: \"", "{}", Map.of("KIND", "b"))).doesNotThrowAnyException();
    }
}
