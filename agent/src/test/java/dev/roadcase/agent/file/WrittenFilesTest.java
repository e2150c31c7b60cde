package dev.roadcase.agent.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {
    private static final Digest OURS = Digest.of("ours".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private Path root;
    private WrittenFiles written;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("root"));
        written = new WrittenFiles(root);
    }

    @Test
    void whatIsAnnouncedIsKnownBeforeItIsWrittenWithTheFoldersThatAreMissing() {
        written.announce(Map.of("/opt/bin/with blank", OURS));
        assertThat(written.record().files()).containsOnly(Map.entry("/opt/bin/with blank", Set.of(OURS)));
        assertThat(written.record().made()).containsExactly("/opt", "/opt/bin");
        assertThat(root.resolve("opt")).doesNotExist();
    }

    @Test
    void allThatWeEverWroteAtAPathIsOurs() throws IOException {
        Path file = root.resolve("etc/tool.conf");
        assertThat(written.write(file, "first")).isTrue();
        assertThat(written.write(file, "second")).isTrue();
        assertThat(written.write(file, "second")).isFalse();
        assertThat(written.record().files().get("/etc/tool.conf")).hasSize(2);
        written.restore("/etc/tool.conf");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatOthersHadWrittenComesBackAlsoWhereProvisionWasKilledBeforeItWrote() throws IOException {
        Path file = Files.writeString(Files.createDirectory(root.resolve("etc")).resolve("tool.conf"), "theirs");
        written.announce(Map.of("/etc/tool.conf", OURS));
        written.announce(Map.of("/etc/tool.conf", OURS));
        Files.writeString(file, "ours");
        written.announce(Map.of("/etc/tool.conf", OURS));
        written.restore("/etc/tool.conf");
        assertThat(file).hasContent("theirs");
    }

    @Test
    void aLinkOfOthersStaysALinkToWhatTheyHadWritten() throws IOException {
        Path real = Files.writeString(
                Files.createDirectories(root.resolve("etc/docker")).resolve("real"), "theirs");
        Path link = Files.createSymbolicLink(root.resolve("etc/docker/daemon.json"), Path.of("real"));
        written.write(link, "ours");
        assertThat(real).hasContent("ours");
        assertThat(written.record().files()).containsOnlyKeys("/etc/docker/real");
        written.restore("/etc/docker/real");
        assertThat(link).isSymbolicLink().hasContent("theirs");
    }

    @Test
    void aLineThatIsNoneIsPassedOverAndNoneLeadsOut() throws IOException {
        written.leave(List.of("/var/lib/etcd"));
        Path record = root.resolve("var/lib/roadcase/written");
        Files.writeString(record, Files.readString(record) + "file " + OURS + " /../../x\nmade /opt/..\nfile sha25");
        assertThat(written.record().files()).isEmpty();
        assertThat(written.record().made()).isEmpty();
        assertThat(written.record().left()).containsExactly("/var/lib/etcd");
    }
}
