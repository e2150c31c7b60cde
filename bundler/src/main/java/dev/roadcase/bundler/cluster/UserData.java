package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.kubernetes.PodNetwork;
import dev.roadcase.bundler.spec.cluster.Dns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What each machine is told at its first start. */
final class UserData {
    /** What every place that reads user-data takes: EC2's metadata, config drives, VirtualBox's properties. */
    static final int MOST_BYTES = 64 << 10;

    private final ClusterPlan show;
    private final MachineKeys keys;
    private final boolean bare;

    UserData(ClusterPlan show, Pki pki) {
        this(show, pki, false);
    }

    /** @param bare whether machines have to give themselves their addresses */
    UserData(ClusterPlan show, Pki pki, boolean bare) {
        this.bare = bare;
        this.show = show;
        this.keys = new MachineKeys(pki, show);
    }

    CloudConfig of(SiteMachine machine) {
        List<MachineFile> files = new ArrayList<>(PlainFiles.of("common"));
        files.addAll(PlainFiles.of(machine.role().toString()));
        PodNetwork.of(show.cluster()).folders(machine.role()).forEach(folder -> files.addAll(PlainFiles.of(folder)));
        files.addAll(PlainFiles.of("kubernetes-1." + show.kubernetes().minor() + "-" + machine.role()));
        files.add(new MachineFile("/etc/roadcase/node.env", MachineFile.PUBLIC, new NodeEnv(show, machine).toString()));
        files.add(new MachineFile("/etc/roadcase/bundle.pub", MachineFile.PUBLIC, publicKey()));
        files.addAll(keys.of(machine));
        machine.mac().filter(mac -> bare).ifPresent(mac -> files.add(network(machine, mac)));
        if (machine.role() == Role.CONTROLLER) {
            files.add(new ControllerWorkloads(show).file());
            show.cluster().dns().ifPresent(dns -> addDns(files, dns));
        }
        return new CloudConfig(machine.name(), show.site().sshKeys(), files);
    }

    /** For systemd-networkd, which CoreOS and Flatcar have; cloud-init gets it from the volume's network_data.json. */
    private MachineFile network(SiteMachine machine, String mac) {
        String gateway = show.site()
                .gateway()
                .map(address -> "Gateway=" + address + "\n")
                .orElse("");
        return new MachineFile(
                "/etc/systemd/network/10-roadcase.network",
                MachineFile.PUBLIC,
                "[Match]\nMACAddress=" + mac + "\n\n[Network]\nAddress=" + machine.address() + "/"
                        + show.site().network().prefix() + "\n" + gateway);
    }

    private static void addDns(List<MachineFile> files, Dns dns) {
        files.addAll(PlainFiles.of("dns"));
        String records = dns.records().entrySet().stream()
                .map(record -> record.getValue() + " " + record.getKey() + "\n")
                .collect(Collectors.joining());
        files.add(new MachineFile("/etc/roadcase/dns/records", MachineFile.PUBLIC, records));
    }

    private String publicKey() {
        return new String(show.bundle().key().pem(), java.nio.charset.StandardCharsets.US_ASCII);
    }
}
