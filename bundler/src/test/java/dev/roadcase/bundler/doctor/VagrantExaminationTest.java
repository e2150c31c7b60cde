package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.doctor.computer.ProgramAnswer;
import dev.roadcase.bundler.doctor.computer.ProgramQuestion;
import dev.roadcase.bundler.doctor.computer.SystemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle with a box needs. */
class VagrantExaminationTest {
    @TempDir
    Path root;

    private static ProgramQuestion programs(Map<String, String> versions) {
        return command -> versions.containsKey(command[0])
                ? ProgramAnswer.of(versions.get(command[0]))
                : ProgramAnswer.missing(command[0]);
    }

    private static List<String> found(Map<String, String> versions) {
        return new VagrantExamination(programs(versions))
                .symptoms().stream().map(Symptom::what).toList();
    }

    @Test
    void vagrantNeedsVirtualBoxOrLibvirt() {
        assertThat(found(Map.of("vagrant", "Vagrant 2.3.4", "virsh", "9.0.0"))).isEmpty();
        assertThat(found(Map.of("vagrant", "Vagrant 2.2.4", "VBoxManage", "7.0.8r156879")))
                .containsExactly("Vagrant 2.2.4 is too old");
        assertThat(found(Map.of()))
                .containsExactly(
                        "the bundle brings a box for Vagrant, which does not run: vagrant is not installed",
                        "Vagrant has nothing to start machines with: there is no VirtualBox, and no libvirt");
    }

    private Severity processor(String flags) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/cpuinfo"), "model name\t: Test vmx\nflags\t\t: fpu " + flags + "\n");
        return new VirtualizationExamination(new SystemFiles(root))
                .symptoms()
                .get(0)
                .severity();
    }

    @Test
    void theProcessorRunsVirtualMachinesOrDoesNot() throws IOException {
        VirtualizationExamination here = new VirtualizationExamination(new SystemFiles(root));
        assertThat(here.symptoms())
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.NOT_KNOWN));
        assertThat(processor("sse")).isEqualTo(Severity.SPOILS);
        assertThat(processor("svm")).isEqualTo(Severity.MAY_SPOIL);
        Files.createFile(Files.createDirectories(root.resolve("dev")).resolve("kvm"));
        assertThat(here.symptoms()).isEmpty();
    }

    @Test
    void aKubectlIsInstalledOrCarried() {
        assertThat(new KubectlExamination(true, false).symptoms()).isEmpty();
        assertThat(new KubectlExamination(false, true).symptoms()).isEmpty();
        assertThat(new KubectlExamination(false, false).symptoms())
                .extracting(Symptom::severity)
                .containsExactly(Severity.MAY_SPOIL);
    }
}
