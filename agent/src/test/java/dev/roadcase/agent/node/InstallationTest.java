package dev.roadcase.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    private static final String CONTENT = "the content of a tool that nodes have";

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private Path bundle;
    private TestBundle written;
    private Path root;
    private Path tool;

    @BeforeEach
    void write() throws IOException {
        written = new TestBundle()
                .file("/opt/bin/tool", CONTENT.getBytes(StandardCharsets.UTF_8), "node,controller")
                .file("/etc/tool.conf", "a = 1\n".getBytes(StandardCharsets.UTF_8), "node")
                .file("/opt/bin/other", new byte[] {1}, "controller");
        bundle = written.write(folder.resolve("test.bundle"));
        root = Files.createDirectory(folder.resolve("root"));
        tool = root.resolve("opt/bin/tool");
    }

    @Test
    void theFilesOfTheRoleAreInstalledAndNoOthers() throws IOException {
        assertThat(install()).isEqualTo(2);
        assertThat(tool).hasContent(CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tool)))
                .isEqualTo("rw-r--r--");
        assertThat(root.resolve("etc/tool.conf")).hasContent("a = 1\n");
        assertThat(root.resolve("opt/bin/other")).doesNotExist();
    }

    @Test
    void aMachineOfSeveralRolesGetsTheFilesOfEachOnce() {
        try (Bundle opened = Bundle.open(bundle, written.trust())) {
            Installation installation = new Installation(opened, root, false, events::add);
            assertThat(installation.install(List.of(Role.CONTROLLER))).isEqualTo(2);
            assertThat(root.resolve("etc/tool.conf")).doesNotExist();
            assertThat(installation.install(List.of(Role.CONTROLLER, Role.NODE)))
                    .isEqualTo(3);
        }
        assertThat(root.resolve("etc/tool.conf")).hasContent("a = 1\n");
        assertThat(root.resolve("opt/bin/other")).exists();
    }

    @Test
    void aSecondRunTouchesNothing() throws IOException {
        install();
        Object before = Files.getAttribute(tool, "unix:ino");
        events.clear();
        assertThat(install()).isEqualTo(2);
        assertThat(Files.getAttribute(tool, "unix:ino")).isEqualTo(before);
        assertThat(events).isEmpty();
    }

    @Test
    void whatWasChangedIsPutRightAndTheRestLeft() throws IOException {
        install();
        Object other = Files.getAttribute(root.resolve("etc/tool.conf"), "unix:ino");
        Files.writeString(tool, CONTENT.toUpperCase(java.util.Locale.ROOT));
        install();
        assertThat(tool).hasContent(CONTENT);
        assertThat(Files.getAttribute(root.resolve("etc/tool.conf"), "unix:ino"))
                .isEqualTo(other);
    }

    @Test
    void aModeThatWasChangedIsPutRight() throws IOException {
        install();
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxrwxrwx"));
        install();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tool)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void aLinkInThePlaceOfAFileIsReplacedAndWhatItNamesLeft() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), CONTENT);
        Files.createDirectories(tool.getParent());
        Files.createSymbolicLink(tool, elsewhere);
        install();
        assertThat(Files.isSymbolicLink(tool)).isFalse();
        assertThat(elsewhere).hasContent(CONTENT);
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Path remains = Files.createDirectories(tool.getParent()).resolve(NewFile.TEMPORARY + "123");
        Files.writeString(remains, "half a");
        install();
        assertThat(tool.getParent()).isDirectoryNotContaining(path -> path.equals(remains));
    }

    @Test
    void aDamagedFileIsNotInstalled() throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf(CONTENT)] ^= 1;
        Files.write(bundle, bytes);
        assertThatThrownBy(this::install).isInstanceOf(Problem.class).hasMessageContaining("is damaged");
        assertThat(tool).doesNotExist();
        assertThat(tool.getParent()).isEmptyDirectory();
    }

    @Test
    void anAdministratorGivesOwnersToo() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.getAttribute(root, "unix:uid").equals(0));
        install(true);
        Files.setAttribute(tool, "unix:uid", 12);
        install(true);
        assertThat(Files.getAttribute(tool, "unix:uid")).isEqualTo(0);
    }

    private int install() {
        return install(false);
    }

    private int install(boolean owned) {
        try (Bundle opened = Bundle.open(bundle, written.trust())) {
            return new Installation(opened, root, owned, events::add).install(List.of(Role.NODE));
        }
    }
}
