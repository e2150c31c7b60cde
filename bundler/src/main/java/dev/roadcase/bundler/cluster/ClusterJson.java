package dev.roadcase.bundler.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.kubernetes.ContainerRuntime;
import dev.roadcase.bundler.kubernetes.PodNetwork;
import dev.roadcase.bundler.kubernetes.Untested;
import dev.roadcase.bundler.spec.cluster.MachineSize;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.nio.file.Path;

/** cluster.json: the cluster for the Vagrantfile and for the show's commands. Nothing in it is a secret. */
final class ClusterJson {
    private final ClusterPlan show;
    private final Dialect dialect;

    ClusterJson(ClusterPlan show, Dialect dialect) {
        this.show = show;
        this.dialect = dialect;
    }

    @Override
    public String toString() {
        ObjectNode cluster = Json.object();
        cluster.put("name", show.demo().name());
        cluster.put("version", show.demo().version());
        putBundle(cluster.putObject("bundle"));
        putSystem(cluster);
        putNetwork(cluster.putObject("network"));
        ArrayNode machines = cluster.putArray("machines");
        show.site().machines().forEach(machine -> put(machines.addObject(), machine));
        putPages(cluster);
        return Json.pretty(cluster);
    }

    private void putBundle(ObjectNode bundle) {
        bundle.put(
                "file",
                Path.of(show.bundle().file()).toAbsolutePath().normalize().toString());
        bundle.put("size", show.bundle().size());
        bundle.put("digest", show.bundle().index().toString());
        bundle.put("keyId", show.bundle().key().id().toString());
    }

    private void putSystem(ObjectNode cluster) {
        cluster.put("kubernetes", show.kubernetes().toString());
        cluster.put("tested", Untested.of(show.cluster()).parts().isEmpty());
        cluster.put("os", show.cluster().os());
        cluster.put("dialect", dialect.toString());
        cluster.put("runtime", ContainerRuntime.of(show.cluster()).name());
        if (show.cluster().box()) {
            cluster.putObject("box")
                    .put("name", show.cluster().os())
                    .put("path", "/boxes/" + show.cluster().os() + ".box");
        }
    }

    private void putNetwork(ObjectNode network) {
        network.put("machines", show.site().network().toString());
        network.put("netmask", show.site().netmask().toString());
        network.put("gateway", show.site().gateway().map(Ipv4Address::toString).orElse("none"));
        network.put("pods", show.cluster().network().pods().toString());
        network.put("services", show.cluster().network().services().toString());
        network.put("nodePorts", show.cluster().network().nodePorts().toString());
        network.put("plugin", PodNetwork.of(show.cluster()).name());
    }

    private void put(ObjectNode node, SiteMachine machine) {
        MachineSize shape = machine.role() == Role.CONTROLLER
                ? show.cluster().controller()
                : show.cluster().nodes().machine();
        node.put("name", machine.name());
        node.put("role", machine.role().toString());
        node.put("address", machine.address().toString());
        machine.mac().ifPresent(mac -> node.put("mac", mac));
        machine.ssh().ifPresent(ssh -> node.put("ssh", ssh));
        node.put("disk", machine.disk());
        node.put("cpus", shape.cpus());
        node.put("memory", shape.memory());
        node.put("podNetwork", show.podNetworks().of(machine.address()).toString());
        node.put("userData", "user-data/" + machine.name() + ".yaml");
    }

    /** Pages and checks whose addresses a secret is part of are left out. */
    private void putPages(ObjectNode cluster) {
        Parameters open = open();
        ArrayNode pages = cluster.putArray("pages");
        show.demo().pages().stream()
                .filter(page -> open.canFill(page.url()))
                .forEach(page -> pages.addObject().put("name", page.name()).put("url", open.fill(page.url())));
        ArrayNode checks = cluster.putArray("checks");
        show.demo().checks().stream()
                .filter(check -> open.canFill(check.http() + check.contains().orElse("")))
                .forEach(check -> {
                    ObjectNode node = checks.addObject().put("http", open.fill(check.http()));
                    node.put("status", check.status());
                    check.contains().ifPresent(text -> node.put("contains", open.fill(text)));
                });
    }

    private Parameters open() {
        return show.parameters()
                .without(show.demo().parameters().values().stream()
                        .filter(Parameter::sensitive)
                        .map(Parameter::name)
                        .toList());
    }
}
