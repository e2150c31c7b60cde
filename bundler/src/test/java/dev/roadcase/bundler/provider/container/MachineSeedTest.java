package dev.roadcase.bundler.provider.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.dialect.CloudConfig;
import dev.roadcase.bundler.cluster.dialect.CloudInit;
import dev.roadcase.bundler.cluster.dialect.CloudInitFiles;
import dev.roadcase.bundler.cluster.dialect.CoreosCloudinit;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineSeedTest {
    private static final List<MachineFile> FILES = List.of(
            new MachineFile("/etc/roadcase/bin/do", MachineFile.PROGRAM, "#!/bin/sh\necho \"$1\"\n"),
            new MachineFile("/etc/roadcase/pki/ca.key", MachineFile.SECRET, "no line end, and é"),
            new MachineFile("/etc/systemd/system/roadcase.target", MachineFile.PUBLIC, "[Unit]\n"));

    @TempDir
    private Path folder;

    @Test
    void filesComeBackFromUserDataAsTheyWere() throws IOException {
        Path userData = folder.resolve("a.yaml");
        Files.writeString(userData, new CloudInit().text(new CloudConfig("a", List.of(), FILES)));
        List<MachineFile> read = CloudInitFiles.read(userData);
        assertThat(read)
                .extracting(MachineFile::toString)
                .containsExactlyElementsOf(
                        FILES.stream().map(MachineFile::toString).toList());
        assertThat(read)
                .extracting(MachineFile::content)
                .containsExactlyElementsOf(
                        FILES.stream().map(MachineFile::content).toList());
    }

    @Test
    void userDataOfAnotherDialectIsRefused() throws IOException {
        Path userData = folder.resolve("a.yaml");
        Files.writeString(userData, new CoreosCloudinit().text(new CloudConfig("a", List.of(), FILES)));
        assertThatThrownBy(() -> CloudInitFiles.read(userData))
                .isInstanceOf(Problem.class)
                .hasMessage(userData + " is no user-data for cloud-init");
    }

    @Test
    void theTarHoldsFilesWithTheirModesAndStartsTheTarget() throws IOException {
        Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(new MachineSeed("node-1", FILES).tar()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), entry);
                if (entry.getName().equals("etc/hostname")) {
                    assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo("node-1\n");
                }
            }
        }
        assertThat(entries.get("etc/roadcase/bin/do").getMode() & 0777).isEqualTo(0755);
        assertThat(entries.get("etc/roadcase/pki/ca.key").getMode() & 0777).isEqualTo(0600);
        assertThat(entries.get("etc/roadcase/pki/").getMode() & 0777).isEqualTo(0700);
        assertThat(entries.get("etc/systemd/system/multi-user.target.wants/roadcase.target")
                        .getLinkName())
                .isEqualTo("/etc/systemd/system/roadcase.target");
        assertThat(entries.get("etc/systemd/system/systemd-udevd.service").getLinkName())
                .isEqualTo("/dev/null");
        List<String> names = new ArrayList<>(entries.keySet());
        assertThat(names.indexOf("etc/")).isLessThan(names.indexOf("etc/roadcase/"));
    }

    @Test
    void showsOfOneDemoInTwoFoldersHaveDifferentNames() {
        ContainerNames one = ContainerNames.of("hello", Path.of("/a"));
        ContainerNames two = ContainerNames.of("hello", Path.of("/b"));
        assertThat(one.machine("node-1")).matches("hello-[0-9a-f]{4}-node-1").isNotEqualTo(two.machine("node-1"));
        assertThat(one).isEqualTo(ContainerNames.of("hello", Path.of("/b/../a")));
        assertThat(one.bridge()).hasSizeLessThan(16);
    }
}
