package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.kubernetes.PodNetwork;
import dev.roadcase.bundler.spec.cluster.Dns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What each machine is told at its first start. */
final class UserData {
    /** What every place that reads user-data takes: EC2's metadata, config drives, VirtualBox's properties. */
    static final int MOST_BYTES = 64 << 10;

    private final ClusterPlan show;
    private final MachineKeys keys;
    private final UserDataReader reader;
    private final boolean bare;

    /** @param bare whether machines have to give themselves their addresses */
    UserData(ClusterPlan show, Pki pki, UserDataReader reader, boolean bare) {
        this.show = show;
        this.keys = new MachineKeys(pki, show);
        this.reader = reader;
        this.bare = bare;
    }

    /**
     * The text for a machine.
     *
     * @throws Problem bad input, where there is too much of it
     */
    String text(SiteMachine machine) {
        String text = reader.text(of(machine));
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > MOST_BYTES) {
            throw Problem.badInput("user-data of " + machine.name() + " has " + size + " bytes, more than " + MOST_BYTES
                    + ": there are too many machines, or its parameters are too long");
        }
        return text;
    }

    CloudConfig of(SiteMachine machine) {
        List<MachineFile> files = new ArrayList<>(PlainFiles.of("common"));
        files.addAll(PlainFiles.of(machine.role().toString()));
        PodNetwork.of(show.cluster()).folders(machine.role()).forEach(folder -> files.addAll(PlainFiles.of(folder)));
        files.addAll(PlainFiles.of("kubernetes-1." + show.kubernetes().minor() + "-" + machine.role()));
        files.add(new MachineFile("/etc/roadcase/node.env", MachineFile.PUBLIC, new NodeEnv(show, machine).toString()));
        files.add(new MachineFile("/etc/roadcase/bundle.pub", MachineFile.PUBLIC, publicKey()));
        files.addAll(keys.of(machine));
        files.addAll(bare ? reader.addressFiles(show.site(), machine) : List.of());
        if (machine.role() == Role.CONTROLLER) {
            files.add(new ControllerWorkloads(show).file());
            show.cluster().dns().ifPresent(dns -> addDns(files, dns));
        }
        return new CloudConfig(machine.name(), show.site().sshKeys(), files);
    }

    private static void addDns(List<MachineFile> files, Dns dns) {
        files.addAll(PlainFiles.of("dns"));
        String records = dns.records().entrySet().stream()
                .map(record -> record.getValue() + " " + record.getKey() + "\n")
                .collect(Collectors.joining());
        files.add(new MachineFile("/etc/roadcase/dns/records", MachineFile.PUBLIC, records));
    }

    private String publicKey() {
        return new String(show.bundle().key().pem(), StandardCharsets.US_ASCII);
    }
}
