package dev.roadcase.agent.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.runtime.api.Message;
import dev.roadcase.agent.runtime.api.MessageFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFoldersTest {
    @TempDir
    Path folder;

    private Path own;

    @BeforeEach
    void make() throws IOException {
        own = Files.createDirectories(folder.resolve("9/fs"));
        Files.createDirectories(folder.resolve("9/work"));
    }

    @Test
    void theFolderOfALowestLayerIsMountedAsItIs() {
        assertThat(of("bind", own, "rw", "rbind")).contains(new SnapshotFolders(own, List.of()));
    }

    @Test
    void theFoldersOfOthersAreOptionsOfTheMount() {
        String work = "workdir=" + folder + "/9/work";
        assertThat(of("overlay", Path.of("overlay"), "index=off", work, "upperdir=" + own, "lowerdir=/s/2/fs:/s/1/fs"))
                .contains(new SnapshotFolders(own, List.of(Path.of("/s/2/fs"), Path.of("/s/1/fs"))));
    }

    @Test
    void otherKindsAreNone() throws IOException {
        assertThat(of("btrfs", own, "subvol=1")).isEmpty();
        assertThat(of("overlay", own)).isEmpty();
        Files.delete(folder.resolve("9/work"));
        assertThat(of("bind", own, "rw")).isEmpty();
    }

    @Test
    void aFolderThatHoldsFilesOfOtherLayersIsNone() throws IOException {
        Files.createFile(own.resolve("file"));
        assertThat(of("bind", own, "rw")).isEmpty();
    }

    private static Optional<SnapshotFolders> of(String type, Path source, String... options) {
        MessageFields mount = new MessageFields().text(1, type).text(2, source.toString());
        for (String option : options) {
            mount.text(4, option);
        }
        return SnapshotFolders.of(Message.parse(mount.bytes()));
    }
}
