package dev.roadcase.bundler.cluster.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.cluster.site.SiteNetwork;
import dev.roadcase.bundler.kubernetes.Untested;
import dev.roadcase.bundler.spec.cluster.ClusterNetwork;
import dev.roadcase.bundler.spec.cluster.MachineSize;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.stream.Stream;

/** cluster.json describes the cluster for the Vagrantfile and for other commands. It holds no secret. */
public final class ClusterJson {
    /** The key that says who has what etcd knows, beside the controller: {@code snapshots} or {@code members}. */
    public static final String KEEPING = "etcdKeeping";

    private final ClusterPlan plan;
    private final Dialect dialect;

    /** The description of this plan, for machines that read this dialect. */
    public ClusterJson(ClusterPlan plan, Dialect dialect) {
        this.plan = plan;
        this.dialect = dialect;
    }

    @Override
    public String toString() {
        ObjectNode cluster = Json.object();
        cluster.put("name", plan.demo().name());
        cluster.put("version", plan.demo().version());
        cluster.set("bundle", plan.bundle().json());
        cluster.put("registry", plan.registry());
        putEtcd(cluster);
        cluster.put(KEEPING, plan.etcd().isAlone() ? "snapshots" : "members");
        putSystem(cluster);
        putNetwork(cluster.putObject("network"));
        ArrayNode machines = cluster.putArray("machines");
        plan.site().machines().forEach(machine -> put(machines.addObject(), machine));
        new DemoJson(plan.demo(), plan.parameters()).putInto(cluster);
        return Json.pretty(cluster);
    }

    /** Where the v2 API answers, if it does. */
    private void putEtcd(ObjectNode cluster) {
        if (plan.cluster().etcd().v2()) {
            ArrayNode members = cluster.putArray("etcd");
            Stream.of(plan.etcd().endpoints().split(",")).forEach(members::add);
        }
    }

    private void putSystem(ObjectNode cluster) {
        cluster.put("kubernetes", plan.kubernetes().toString());
        cluster.put("tested", Untested.of(plan.cluster()).parts().isEmpty());
        cluster.put("os", plan.cluster().os());
        cluster.put("dialect", dialect.toString());
        cluster.put("runtime", plan.runtime().name());
        if (plan.cluster().box()) {
            cluster.putObject("box")
                    .put("name", plan.cluster().os())
                    .put("path", "/boxes/" + plan.cluster().os() + ".box");
        }
    }

    private void putNetwork(ObjectNode node) {
        SiteNetwork machines = plan.site().network();
        ClusterNetwork inside = plan.cluster().network();
        node.put("machines", machines.addresses().toString());
        node.put("netmask", machines.netmask().toString());
        node.put("gateway", machines.gateway().map(Ipv4Address::toString).orElse("none"));
        node.put("pods", inside.pods().toString());
        node.put("services", inside.services().toString());
        node.put("nodePorts", inside.nodePorts().toString());
        node.put("plugin", plan.podNetwork().name());
    }

    private void put(ObjectNode node, SiteMachine machine) {
        MachineSize size = plan.cluster().machine(plan.site().roles(machine));
        node.put("name", machine.name());
        node.put("role", machine.role().toString());
        node.put("address", machine.address().toString());
        machine.mac().ifPresent(mac -> node.put("mac", mac));
        machine.ssh().ifPresent(ssh -> node.put("ssh", ssh));
        node.put("disk", machine.hasDisk());
        node.put("cpus", size.cpus());
        node.put("memory", size.memory());
        node.put("podNetwork", plan.podRange(machine).toString());
        node.put("userData", OutputFolder.userData(dialect, machine.name()));
    }
}
