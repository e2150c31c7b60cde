package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.dialect.CloudConfig;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.spec.cluster.Dns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The user-data of each machine, which it reads at its first start. */
public final class UserData {
    /** The size that all sources of user-data allow: EC2's metadata, config drives, VirtualBox's properties. */
    static final int MOST_BYTES = 64 << 10;

    private final ClusterPlan plan;
    private final MachineKeys keys;
    private final UserDataReader reader;
    private final boolean bare;

    /**
     * The user-data for the machines of a plan.
     *
     * @param bare whether machines have to set their own addresses
     */
    public UserData(ClusterPlan plan, Pki pki, UserDataReader reader, boolean bare) {
        this.plan = plan;
        this.keys = new MachineKeys(pki, plan);
        this.reader = reader;
        this.bare = bare;
    }

    /**
     * The user-data of a machine.
     *
     * @throws Problem bad input, if it is too large
     */
    public String text(SiteMachine machine) {
        String text = reader.text(of(machine));
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > MOST_BYTES) {
            throw Problem.badInput("user-data of " + machine.name() + " has " + size + " bytes, more than " + MOST_BYTES
                    + ": there are too many machines, or its parameters are too long");
        }
        return text;
    }

    CloudConfig of(SiteMachine machine) {
        PlainFolders folders = new PlainFolders(plan, machine);
        List<MachineFile> files = new ArrayList<>(PlainFiles.of("first"));
        files.addAll(PlainFiles.of("first-" + machine.role()));
        String env = new NodeEnv(plan, machine)
                + new EnvLines().put("FILES", folders.toString()).toString();
        files.add(new MachineFile("/etc/roadcase/node.env", MachineFile.PUBLIC, env));
        files.add(new MachineFile("/etc/roadcase/bundle.pub", MachineFile.PUBLIC, publicKey()));
        files.addAll(keys.of(machine));
        files.addAll(bare ? reader.addressFiles(plan.site(), machine) : List.of());
        if (machine.isController()) {
            files.add(new ControllerWorkloads(plan).file());
            plan.cluster().dns().ifPresent(dns -> addDns(files, dns));
        }
        return new CloudConfig(machine.name(), plan.site().sshKeys(), files);
    }

    private static void addDns(List<MachineFile> files, Dns dns) {
        String records = dns.records().entrySet().stream()
                .map(record -> record.getValue() + " " + record.getKey() + "\n")
                .collect(Collectors.joining());
        files.add(new MachineFile("/etc/roadcase/dns/records", MachineFile.PUBLIC, records));
    }

    private String publicKey() {
        return new String(plan.bundle().key().pem(), StandardCharsets.US_ASCII);
    }
}
