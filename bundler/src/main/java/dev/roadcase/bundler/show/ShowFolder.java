package dev.roadcase.bundler.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.folder.RegistryAccess;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a show, as {@code bundle configure} has written it.
 *
 * @param path as the user gave it
 * @param bundle the file of the bundle
 * @param index the digest of the bundle's index.json
 * @param registry host and port of the show's registry
 * @param network of the machines; absent where there are none
 * @param machines in the order of the site
 * @param demo what it shows
 * @param etcd where members of etcd answer the laptop; none where they answer the controller alone
 * @param host the cluster of somebody else's in which the show is a guest; absent where it has machines
 */
public record ShowFolder(
        Path path,
        Path bundle,
        Digest index,
        String registry,
        Optional<Cidr> network,
        List<ShowMachine> machines,
        ShowDemo demo,
        List<URI> etcd,
        Optional<HostCluster> host) {
    /** Of a show with machines. */
    public ShowFolder(
            Path path,
            Path bundle,
            Digest index,
            String registry,
            Cidr network,
            List<ShowMachine> machines,
            ShowDemo demo,
            List<URI> etcd) {
        this(path, bundle, index, registry, Optional.of(network), machines, demo, etcd, Optional.empty());
    }

    /** The key of cluster.json that says in whose cluster the show is. */
    public static final String HOST = "host";

    public ShowFolder {
        machines = List.copyOf(machines);
        etcd = List.copyOf(etcd);
    }

    /**
     * Reads it.
     *
     * @throws Problem exit 3 if this is no such folder
     */
    public static ShowFolder at(Path folder) {
        Path document = folder.resolve(OutputFolder.CLUSTER);
        try {
            return read(folder, Json.object(Files.readAllBytes(document)));
        } catch (NoSuchFileException e) {
            throw Problem.badInput(folder + " is no folder of a show: it has no " + OutputFolder.CLUSTER)
                    .advise("name the folder that bundle configure wrote")
                    .causedBy(e);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(document + " cannot be read: " + e.getMessage())
                    .advise("configure the show again: bundle configure FILE --out " + folder)
                    .causedBy(e);
        }
    }

    private static ShowFolder read(Path folder, ObjectNode cluster) {
        JsonNode bundle = cluster.required("bundle");
        List<ShowMachine> machines = new ArrayList<>();
        cluster.required("machines").forEach(machine -> machines.add(machine(machine)));
        List<URI> etcd = new ArrayList<>();
        cluster.path("etcd").forEach(url -> etcd.add(URI.create(url.asText())));
        return new ShowFolder(
                folder,
                Path.of(bundle.required("file").asText()),
                Digest.parse(bundle.required("digest").asText()),
                cluster.required("registry").asText(),
                Optional.ofNullable(cluster.path("network").get("machines"))
                        .map(network -> Cidr.parse(network.asText())),
                machines,
                ShowDemo.read(cluster),
                etcd,
                Optional.ofNullable(cluster.get(HOST)).map(HostCluster::read));
    }

    private static ShowMachine machine(JsonNode machine) {
        return new ShowMachine(
                machine.required("name").asText(),
                Role.parse(machine.required("role").asText()),
                Ipv4Address.parse(machine.required("address").asText()),
                Optional.ofNullable(machine.get("ssh")).map(JsonNode::asText));
    }

    /**
     * The same show, whose bundle lies elsewhere: on another laptop, or on another disk. Nobody else may change the folder.
     *
     * @param file an absolute path
     * @throws Problem exit 6 if that cannot be written
     */
    public ShowFolder movedTo(Path file) {
        OutputFolder output = new OutputFolder(path);
        try {
            ObjectNode cluster = Json.object(Files.readAllBytes(path.resolve(OutputFolder.CLUSTER)));
            ((ObjectNode) cluster.required("bundle")).put("file", file.toString());
            if (Files.exists(path.resolve(OutputFolder.VAGRANTFILE)) && Files.isRegularFile(file)) {
                output.link(OutputFolder.PAYLOAD, file);
            }
            output.write(OutputFolder.CLUSTER, Json.pretty(cluster));
            return at(path);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + path.resolve(OutputFolder.CLUSTER) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * Returns where the show has machines.
     *
     * @param what somebody wants of them, as a sentence begins with it
     * @throws Problem exit 2 where the show is a guest in a cluster
     */
    public void requireMachines(String what) {
        host.ifPresent(cluster -> {
            throw Problem.usage(what + ": " + demo.name() + " is a guest in the cluster of the context "
                    + cluster.context().name() + ", whose machines are not ours");
        });
    }

    /** What KUBECONFIG has to name for this show. */
    public String kubeconfigs() {
        return host.map(cluster -> cluster.context().over(kubeconfig()))
                .orElseGet(() -> kubeconfig().toAbsolutePath().toString());
    }

    /** The machine that controls the others. */
    public ShowMachine controller() {
        return machines.stream()
                .filter(machine -> machine.role() == Role.CONTROLLER)
                .findFirst()
                .orElseThrow(() -> Problem.badInput(path + " is the folder of a show without a controller"));
    }

    /** Those that it controls, in the order of the site. */
    public List<ShowMachine> nodes() {
        return machines.stream().filter(machine -> machine.role() == Role.NODE).toList();
    }

    /**
     * The machine of this name.
     *
     * @throws Problem exit 3 if there is none
     */
    public ShowMachine machine(String name) {
        List<String> names = machines.stream().map(ShowMachine::name).toList();
        return machines.stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badInput("the show has no machine " + Excerpt.of(name)
                        + NearNames.question(name, names).orElse("")));
    }

    /** Folder with what proves to the registry who we are. */
    public Path certificates() {
        return path.resolve(RegistryAccess.FOLDER);
    }

    /** What a machine reads at its first start; it holds secrets. */
    public Path userData(ShowMachine machine) {
        return path.resolve(OutputFolder.USER_DATA).resolve(machine.name() + ".yaml");
    }

    /** With it, kubectl may do everything. */
    public Path kubeconfig() {
        return path.resolve(OutputFolder.KUBECONFIG);
    }

    /** A file of the show's keys. */
    public Path key(String name) {
        return new OutputFolder(path).keys().resolve(name);
    }
}
