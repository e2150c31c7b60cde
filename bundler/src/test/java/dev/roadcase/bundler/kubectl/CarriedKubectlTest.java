package dev.roadcase.bundler.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program of a bundle is run only as the bundle has it, and where it can run. */
class CarriedKubectlTest {
    @TempDir
    Path folder;

    /** The beginning of a program for a processor. */
    private static byte[] header(int machine) {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 0x464c457f).putShort(18, (short) machine);
        return header.array();
    }

    private Bundle bundle(TestBundle written) {
        return Bundle.open(written.write(folder.resolve("a.bundle")), written.trust());
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itIsTakenOutAndMadeWholeAgainWhereSomebodyHasChangedIt() throws IOException {
        int here = System.getProperty("os.arch").equals("aarch64") ? 183 : 62;
        try (Bundle bundle = bundle(new TestBundle().file("/opt/bin/kubectl", header(here), "controller"))) {
            Path program = new CarriedKubectl(bundle, cache()).program();
            assertThat(program).isExecutable().hasBinaryContent(header(here));
            Object first = Files.getAttribute(program, "unix:ino");
            assertThat(new CarriedKubectl(bundle, cache()).program()).isEqualTo(program);
            assertThat(Files.getAttribute(program, "unix:ino")).isEqualTo(first);
            Files.write(program, new byte[64]);
            assertThat(new CarriedKubectl(bundle, cache()).program()).hasBinaryContent(header(here));
        }
    }

    @Test
    void aBundleWithoutOneAndOneForOtherComputersSaySo() {
        try (Bundle none = bundle(new TestBundle())) {
            refused(none, "this computer has no kubectl, and " + none.file() + " carries none");
        }
        try (Bundle other = bundle(new TestBundle().file("/opt/bin/kubectl", header(8), "controller"))) {
            refused(other, "the kubectl in " + other.file() + " does not run on this computer");
        }
    }

    private void refused(Bundle bundle, String why) {
        assertThatThrownBy(() -> new CarriedKubectl(bundle, cache()).program())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE))
                .hasMessage(why);
    }

    @Test
    void programsRunOnTheirOwnProcessorsAlone() {
        assertThat(new ProgramHeader(62).runsOn("Linux", "amd64")).isTrue();
        assertThat(new ProgramHeader(62).runsOn("Linux", "aarch64")).isFalse();
        assertThat(new ProgramHeader(62).runsOn("Mac OS X", "amd64")).isFalse();
        assertThat(ProgramHeader.of("#!/bin/sh".getBytes()).runsOn("Linux", "riscv"))
                .isFalse();
    }

    @Test
    void theFirstOfThePathCounts() throws IOException {
        Path program = Files.createDirectories(folder.resolve("two")).resolve("kubectl");
        Files.createDirectories(folder.resolve("one/kubectl"));
        assertThat(Files.writeString(program, "").toFile().setExecutable(true)).isTrue();
        String path = folder.resolve("one") + ":" + folder.resolve("two");
        assertThat(new InstalledKubectl(Map.of("PATH", path)).program()).contains(program);
        assertThat(new InstalledKubectl(Map.of("PATH", "")).program()).isEmpty();
    }
}
