package dev.roadcase.bundler.cluster.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.pki.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderWithAnotherClustersKeysIsRefused() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        EarlierConfiguration earlier = new EarlierConfiguration(output);
        earlier.refuseAnother("test");
        new Pki(output.keys()).cluster();
        assertThatThrownBy(() -> earlier.refuseAnother("test"))
                .hasMessageContaining("no cluster.json that says for which demo");
        output.write(OutputFolder.CLUSTER, "{\"name\":\"test\"}");
        earlier.refuseAnother("test");
        assertThatThrownBy(() -> earlier.refuseAnother("other"))
                .hasMessageContaining("holds the keys of another cluster, \"test\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vagrantfile", "vagrant.sh", "kubeconfig"})
    void aFolderWithFilesThatConfigureHasNotWrittenIsRefused(String name) throws IOException {
        OutputFolder output = new OutputFolder(folder);
        Files.writeString(folder.resolve(name), "mine");
        EarlierConfiguration earlier = new EarlierConfiguration(output);
        assertThatThrownBy(() -> earlier.refuseAnother("test"))
                .hasMessageContaining("has a " + name + " that configure has not written");
        output.write(OutputFolder.CLUSTER, "{\"name\":\"test\"}");
        earlier.refuseAnother("test");
    }

    @Test
    void whatStandsInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new OutputFolder(file).write(OutputFolder.CLUSTER, "{}"))
                .hasMessage("write " + file + "/cluster.json: something else stands at " + file);
        assertThatThrownBy(() -> new OutputFolder(folder).link("file", folder))
                .hasMessage("link " + file + " to " + folder + ": something else stands at " + file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatCannotBeWrittenLeavesNothing() throws IOException {
        Files.createDirectories(folder.resolve("cluster.json/full"));
        assertThatThrownBy(() -> new OutputFolder(folder).write(OutputFolder.CLUSTER, "{}"))
                .isInstanceOf(Problem.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.roadcase-new-*");
    }
}
