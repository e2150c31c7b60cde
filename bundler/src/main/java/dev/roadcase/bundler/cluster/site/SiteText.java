package dev.roadcase.bundler.cluster.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/**
 * A site as a site.yaml that says the same, with all that it left to defaults. It is JSON, which every reader of YAML
 * takes (YAML 1.2, section 1.3).
 */
public record SiteText(Site site) {
    @Override
    public String toString() {
        ObjectNode text = Json.object();
        put(text.putObject("network"), site.network());
        site.laptop().ifPresent(laptop -> text.put("laptop", laptop.toString()));
        if (!site.sshKeys().isEmpty()) {
            site.sshKeys().forEach(text.putArray("sshKeys")::add);
        }
        ArrayNode machines = text.putArray("machines");
        site.machines().forEach(machine -> put(machines.addObject(), machine));
        if (!site.parameters().isEmpty()) {
            site.parameters().forEach(text.putObject("parameters")::put);
        }
        return Json.pretty(text);
    }

    private static void put(ObjectNode node, SiteNetwork network) {
        node.put("machines", network.addresses().toString());
        node.put("gateway", network.gateway().map(Ipv4Address::toString).orElse("none"));
        node.put("time", network.timeFromController() ? "controller" : "none");
    }

    private static void put(ObjectNode node, SiteMachine machine) {
        node.put("name", machine.name());
        node.put("role", machine.role().toString());
        node.put("address", machine.address().toString());
        machine.mac().ifPresent(mac -> node.put("mac", mac));
        machine.ssh().ifPresent(ssh -> node.put("ssh", ssh));
        node.put("disk", machine.hasDisk());
        if (!machine.labels().isEmpty()) {
            machine.labels().forEach(node.putObject("labels")::put);
        }
    }
}
