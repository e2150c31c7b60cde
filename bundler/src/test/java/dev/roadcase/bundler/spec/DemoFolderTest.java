package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFolderTest {
    @TempDir
    Path outside;

    private Path folder;
    private WrittenDemo demo;

    @BeforeEach
    void write() {
        folder = outside.resolve("hello");
        demo = new WrittenDemo(folder).saying(WrittenDemo.HEAD).with("page/index.html", "hello");
    }

    @Test
    void theFolderAndTheFileNameTheSameDemo() {
        assertThat(DemoReader.read(DemoFolder.at(folder)))
                .isEqualTo(DemoReader.read(DemoFolder.at(folder.resolve("demo.yaml"))));
    }

    @Test
    void aFolderWithoutADemoIsNone() {
        assertThatThrownBy(() -> DemoFolder.at(outside))
                .isInstanceOf(Problem.class)
                .hasMessage("open the demo " + outside + ": the folder has no demo.yaml");
    }

    @Test
    void aFolderThatIsNotThereIsNone() {
        assertThatThrownBy(() -> DemoFolder.at(outside.resolve("none")))
                .isInstanceOf(Problem.class)
                .hasMessageEndingWith("no such file or folder");
    }

    @Test
    void anotherFileIsNone() {
        assertThatThrownBy(() -> DemoFolder.at(folder.resolve("page/index.html")))
                .isInstanceOf(Problem.class)
                .hasMessageEndingWith("neither a folder nor a demo.yaml");
    }

    @Test
    void pathsAreFoundBelow() throws IOException {
        assertThat(demo.folder().resolve("page/index.html")).hasContent("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "../secret", "page/../../secret", "page/./index.html", "", "page//x", "a\\b"})
    void pathsThatClimbAreRefused(String path) {
        assertThatThrownBy(() -> demo.folder().resolve(path))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("path");
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("start"), Path.of("page/index.html"));
        assertThat(demo.folder().resolve("start")).hasContent("hello");
    }

    @Test
    void aLinkThatLeadsOutsideIsRefused() throws IOException {
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
        demo.saying(WrittenDemo.HEAD + "files:\n- {source: file, path: /a}\n- {source: up/secret, path: /b}\n");
        assertThat(demo.complaints())
                .containsExactly(
                        "demo.yaml:5:12: a link that leads out of the demo's folder: \"file\"",
                        "demo.yaml:6:12: a link that leads out of the demo's folder: \"up/secret\"");
    }

    @Test
    void aLinkInACopiedFolderThatLeadsOutsideIsRefused() throws IOException {
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("page/link"), outside.resolve("secret"));
        demo.saying(WrittenDemo.HEAD + "images: [{build: a, from: scratch, layers: [{copy: page, to: /}]}]\n");
        assertThat(demo.complaints())
                .containsExactly("demo.yaml:4:52: a link that leads out of the demo's folder: \"page/link\"");
    }

    @Test
    void aFolderIsNotAFile() {
        demo.saying(WrittenDemo.HEAD + "files: [{source: page, path: /a}]\n");
        assertThat(demo.complaints()).containsExactly("demo.yaml:4:18: not a file: \"page\"");
    }
}
