package dev.roadcase.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts the agent, in a folder as it is shipped, but on the Java of this test. */
@Tag("jdk")
class StarterTest {
    private static final String PATH = "/etc/größe/日本 100%+.txt";

    @TempDir
    Path work;

    private final TestBundle bundle = new TestBundle();

    @BeforeEach
    void ship() throws IOException {
        Files.createDirectories(work.resolve("bin"));
        Files.copy(Path.of("src/shipping/bin/agent"), work.resolve("bin/agent"));
        Files.writeString(work.resolve("release"), "glibc=2.17\n");
        Path java = Files.createDirectories(work.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexec " + System.getProperty("java.home") + "/bin/java \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(work.resolve("lib"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(work.resolve("lib/agent.jar")), manifest).close();
        Files.write(work.resolve("key.pub"), bundle.key().pem());
        bundle.file(PATH, "klein\n".getBytes(StandardCharsets.UTF_8), "node").write(work.resolve("größe.bundle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "en_XX.UTF-8", ""})
    void aNameThatIsNotAsciiIsInstalledInEveryLocale(String locale) throws Exception {
        String said = provision(locale, "sh", work.resolve("bin/agent").toString());
        assertThat(work.resolve("root" + PATH)).as(said).hasContent("klein\n");
        assertThat(said).doesNotContain("unexpected");
    }

    /** Where no script has chosen the locale, the names in a bundle are still those in UTF-8. */
    @Test
    void itIsInstalledWithoutTheScriptToo() throws Exception {
        Files.move(work.resolve("größe.bundle"), work.resolve("plain.bundle"));
        String said = provision(
                "C",
                work.resolve("runtime/bin/java").toString(),
                "-cp",
                work.resolve("lib/agent.jar").toString(),
                Main.class.getName());
        assertThat(work.resolve("root" + PATH)).as(said).hasContent("klein\n");
    }

    /** There is no runtime here: after its files, it fails for want of one. */
    private String provision(String locale, String... program) throws Exception {
        String name = Files.exists(work.resolve("plain.bundle")) ? "plain.bundle" : "größe.bundle";
        List<String> words = List.of(
                "provision",
                "--bundle",
                work.resolve(name).toString(),
                "--key",
                work.resolve("key.pub").toString(),
                "--role",
                "node",
                "--name",
                "node-1",
                "--address",
                work.resolve("none.sock").toString(),
                "--root",
                work.resolve("root").toString());
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(program), words.stream()).toList());
        builder.environment().remove("LANG");
        builder.environment().put("LC_ALL", locale);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(6);
        return said;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
