package dev.roadcase.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.build.debian.StagedLayer;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("app/empty"));
        file = Files.writeString(folder.resolve("app/run"), "first\n");
    }

    @Test
    void whateverChangesALayerChangesItsRecipe() throws IOException {
        List<Recipe> recipes = new ArrayList<>(List.of(recipe("/app"), recipe("/other")));
        file.toFile().setExecutable(true);
        recipes.add(recipe("/app"));
        Files.writeString(file, "second\n");
        recipes.add(recipe("/app"));
        Files.move(file, folder.resolve("app/walk"));
        recipes.add(recipe("/app"));
        Files.delete(folder.resolve("app/empty"));
        recipes.add(recipe("/app"));
        assertThat(recipes).doesNotHaveDuplicates();
    }

    @Test
    void theTimeOfAFileDoesNot() throws IOException {
        Recipe before = recipe("/app");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(recipe("/app")).isEqualTo(before);
    }

    @Test
    void anEntryOfAnArchiveIsNotTheArchive() {
        Digest whole = Digest.of(new byte[] {1});
        assertThat(Recipes.file(whole, Optional.of("bin/tool"))).isNotEqualTo(Recipes.file(whole, Optional.empty()));
    }

    /** Where this fails, layers are made otherwise than before: raise the number in {@link Recipes}, then correct both here. */
    @Test
    void theSameRecipeStandsForTheSameLayer() throws IOException {
        StagedLayer made = new JibLayers(Files.createDirectory(folder.resolve("staging")))
                .make(List.of(described("/app")))
                .get(0);
        assertThat(made.diffId())
                .hasToString("sha256:d31b70744f04b627b2a17bfac407105ee8b1f28bec7287593e0d2152bd60c7e6");
        assertThat(recipe("/app"))
                .hasToString("sha256:2151658756a613da5a3e242f03fd5938823b2822cd6f000bdfc4ff3d9b7a3980");
    }

    private Recipe recipe(String to) {
        return Recipes.copied(described(to), List.of());
    }

    private FileEntriesLayer described(String to) {
        return new CopiedLayer(new CopyLayer("app", to), new CopiedFiles(folder), false).described();
    }
}
