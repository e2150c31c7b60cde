package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.ForwardRules;
import dev.roadcase.bundler.doctor.computer.ProgramAnswer;
import dev.roadcase.bundler.doctor.computer.ProgramQuestion;
import dev.roadcase.bundler.doctor.computer.SystemFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a firewall of this computer keeps visitors from the show's pages, or machines from each other.
 *
 * @param containers whether machines are containers, whose packets this computer forwards
 */
record FirewallExamination(ProgramQuestion programs, SystemFiles files, boolean containers) implements Examination {
    @Override
    public List<Symptom> symptoms() {
        List<Symptom> found = new ArrayList<>(rules());
        if (files.lines("etc/ufw/ufw.conf").stream()
                .anyMatch(line -> line.strip().equalsIgnoreCase("ENABLED=yes"))) {
            found.add(Symptom.maySpoil(
                    "the firewall ufw is on: visitors may not see the show's pages",
                    "let them in: ufw allow 80/tcp, and so for each page; or for the show: ufw disable"));
        }
        if (programs.ask("firewall-cmd", "--state").succeeded()) {
            found.add(Symptom.maySpoil(
                    "the firewall firewalld is on: visitors may not see the show's pages",
                    "let them in: firewall-cmd --add-port=80/tcp, and so for each page"));
        }
        return found;
    }

    private List<Symptom> rules() {
        List<ProgramAnswer> asked = Stream.of(
                        programs.ask("iptables", "-w", "1", "-S", "FORWARD"), programs.ask("nft", "list", "ruleset"))
                .filter(ProgramAnswer::installed)
                .toList();
        if (asked.stream().anyMatch(FirewallExamination::drops)) {
            return List.of(new Symptom(
                    containers ? Severity.SPOILS : Severity.MAY_SPOIL,
                    "a firewall drops all that this computer forwards, and no container engine has a rule in it",
                    "start Docker again, which writes its rules; or: iptables -P FORWARD ACCEPT"));
        }
        return asked.stream().anyMatch(ProgramAnswer::succeeded)
                ? List.of()
                : List.of(Symptom.notKnown(
                        "what a firewall forwards: "
                                + asked.stream()
                                        .map(ProgramAnswer::trouble)
                                        .findFirst()
                                        .orElse("there is no iptables, and no nft"),
                        "ask as root: sudo iptables -S FORWARD"));
    }

    private static boolean drops(ProgramAnswer answer) {
        return answer.succeeded() && new ForwardRules(answer.output().lines().toList()).dropContainers();
    }
}
