package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.SystemFiles;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the processor runs virtual machines. */
record VirtualizationExamination(SystemFiles files) implements Examination {
    private static final Pattern FLAG = Pattern.compile("(?:flags|Features)\\s*:.*\\b(?:vmx|svm)\\b.*");
    private static final String CPUS = "proc/cpuinfo";

    @Override
    public List<Symptom> symptoms() {
        if (files.has("dev/kvm")) {
            return List.of();
        }
        List<String> lines = files.lines(CPUS);
        if (lines.isEmpty()) {
            return List.of(Symptom.notKnown(
                    "whether the processor runs virtual machines: there is no /" + CPUS, "try it before the show"));
        }
        return List.of(
                lines.stream().anyMatch(line -> FLAG.matcher(line).matches())
                        ? Symptom.maySpoil(
                                "the processor runs virtual machines, and there is no /dev/kvm for libvirt",
                                "load its module (modprobe kvm_intel, or kvm_amd); VirtualBox needs none")
                        : Symptom.spoils(
                                "the processor does not run virtual machines",
                                "switch on VT-x or AMD-V in the firmware; in a virtual machine, nested"
                                        + " virtualization"));
    }
}
