package dev.roadcase.bundler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.Selection;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.workload.StepManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoArtifactTest {
    @TempDir
    private Path folder;

    @Test
    void manifestsOfWorkloadsAndOfStepsAreCarriedOnceAndAsTheyAre() throws IOException {
        write("demo.yaml", "apiVersion: roadcase.dev/v1\nname: a\nversion: 1.0.0\nworkloads: [{manifests: b.yaml}]\n");
        write("b.yaml", "kind: B\n");
        write("t/c.yaml", "name: c-${VERSION_DASHED}\n");
        PackedArtifact artifact = artifact(
                new StepManifest("t/c.yaml", Map.of("VERSION", "1.0.0")),
                new StepManifest("b.yaml", Map.of()),
                new StepManifest("t/c.yaml", Map.of("VERSION", "1.0.1")));
        assertThat(artifact.layers())
                .extracting(
                        blob -> blob.descriptor().annotation(Annotation.TITLE).orElseThrow())
                .containsExactly("demo.yaml", "demo.lock.yaml", "b.yaml", "t/c.yaml");
        assertThat(artifact.layers().get(3).content().file())
                .contains(folder.toRealPath().resolve("t/c.yaml"));
    }

    private PackedArtifact artifact(StepManifest... steps) {
        DemoFolder demo = DemoFolder.at(folder);
        Selection usual = new Selection(Optional.empty(), true, Map.of());
        Demand demand = Demand.of(DemoReader.read(demo), demo, List.of(steps), usual, Unmade.NOTHING, Events.NONE);
        return DemoArtifact.of(demand, Lock.EMPTY, new BuildSources(demo, List.of(), List.of()));
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
