package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.ProgramAnswer;
import dev.roadcase.bundler.doctor.computer.ProgramQuestion;
import dev.roadcase.bundler.doctor.computer.ToolVersion;
import java.util.ArrayList;
import java.util.List;

/** Whether Vagrant, and VirtualBox or libvirt for it, are there. */
record VagrantExamination(ProgramQuestion programs) implements Examination {
    private static final ToolVersion OLDEST = new ToolVersion(2, 2, 5);

    @Override
    public List<Symptom> symptoms() {
        List<Symptom> found = new ArrayList<>();
        ProgramAnswer vagrant = programs.ask("vagrant", "--version");
        if (!vagrant.succeeded()) {
            found.add(Symptom.spoils(
                    "the bundle brings a box for Vagrant, which does not run: " + vagrant.trouble(),
                    "install Vagrant " + OLDEST + " or newer"));
        }
        ToolVersion.in(vagrant.output())
                .filter(version -> version.isBefore(OLDEST))
                .ifPresent(version -> found.add(Symptom.spoils(
                        "Vagrant " + version + " is too old", "install Vagrant " + OLDEST + " or newer")));
        if (!answers("VBoxManage", "--version") && !answers("virsh", "--version")) {
            found.add(Symptom.spoils(
                    "Vagrant has nothing to start machines with: there is no VirtualBox, and no libvirt",
                    "install VirtualBox, or libvirt with the plugin vagrant-libvirt"));
        }
        return found;
    }

    private boolean answers(String... command) {
        return programs.ask(command).succeeded();
    }
}
