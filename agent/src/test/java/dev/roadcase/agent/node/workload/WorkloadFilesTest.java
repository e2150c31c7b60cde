package dev.roadcase.agent.node.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.node.workload.WorkloadFiles.WrittenManifests;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadFilesTest {
    private static final String MANIFESTS = "port: ${PORT}\npassword: \"${SECRET}\"\nshell: $${HOME} $HOME\n";

    @TempDir
    Path folder;

    @Test
    void valuesStandInThePlaceOfNamesAndFilesAreTheirOwners() throws IOException {
        List<WrittenManifests> written = write("""
                {"values": {"PORT": "8080", "SECRET": "a$b\\\\1"}, "workloads": [
                  {"manifests": "k8s/all.yaml", "seconds": 30}, {"manifests": "k8s/all.yaml", "seconds": 0}]}
                """);
        assertThat(written)
                .containsExactly(
                        new WrittenManifests("001.yaml", 30, "k8s/all.yaml"),
                        new WrittenManifests("002.yaml", 0, "k8s/all.yaml"));
        Path first = folder.resolve("001.yaml");
        assertThat(first).hasContent("port: 8080\npassword: \"a$b\\\\1\"\nshell: ${HOME} $HOME\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
    }

    @Test
    void aTextStaysATextAlsoIfItIsANumber() throws IOException {
        write("""
                {"values": {"PORT": "8080", "SECRET": "1"}, "texts": ["PORT"], "workloads": [
                  {"manifests": "k8s/all.yaml", "seconds": 30}]}
                """);
        assertThat(folder.resolve("001.yaml")).content().startsWith("port: \"8080\"\n");
    }

    @Test
    void whatIsNotOursToFillStaysAsItIs() throws IOException {
        write(
                "{\"values\": {\"PORT\": \"1\"}, \"workloads\": [{\"manifests\": \"k8s/all.yaml\", \"form\": \"plain\"}]}");
        assertThat(folder.resolve("001.yaml")).hasContent(MANIFESTS);
    }

    @Test
    void aValueThatIsMissingIsNamed() {
        assertThatThrownBy(() ->
                        write("{\"values\": {\"PORT\": \"1\"}, \"workloads\": [{\"manifests\": \"k8s/all.yaml\"}]}"))
                .isInstanceOf(Problem.class)
                .hasMessage("fill in k8s/all.yaml: the parameter SECRET has no value");
    }

    @Test
    void manifestsThatTheBundleLacksAreNamed() {
        assertThatThrownBy(() -> write("{\"values\": {}, \"workloads\": [{\"manifests\": \"other.yaml\"}]}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("carries no manifests other.yaml");
    }

    @Test
    void whatIsNoPlanIsRefusedWithoutShowingItsValues() {
        assertThatThrownBy(() -> write("{\"values\": {\"SECRET\": 7}}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("plan.json: a value that is no text");
        assertThat(new WorkloadPlan(Map.of("SECRET", "swordfish"), Set.of(), List.of()).toString())
                .doesNotContain("swordfish");
    }

    private List<WrittenManifests> write(String plan) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), plan);
        TestBundle made = new TestBundle().demo("k8s/all.yaml", MANIFESTS.getBytes(StandardCharsets.UTF_8));
        try (Bundle bundle = Bundle.open(made.write(folder.resolve("test.bundle")), made.trust())) {
            return new WorkloadFiles(bundle, WorkloadPlan.read(file)).writeTo(folder);
        }
    }
}
