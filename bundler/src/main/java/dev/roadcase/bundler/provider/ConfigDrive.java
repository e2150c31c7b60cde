package dev.roadcase.bundler.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.cluster.site.SiteNetwork;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A volume with the label {@code config-2} and a machine's user-data. cloud-init and coreos-cloudinit both read it
 * (https://docs.openstack.org/nova/latest/user/metadata.html#config-drives).
 */
public final class ConfigDrive {
    private static final String LABEL = "config-2";

    private final SiteNetwork network;
    private final SiteMachine machine;
    private final String userData;

    /** The volume of this machine in this network. */
    public ConfigDrive(SiteNetwork network, SiteMachine machine, String userData) {
        this.network = network;
        this.machine = machine;
        this.userData = userData;
    }

    /** The volume as an ISO 9660 image. The same user-data and network give the same bytes. */
    public byte[] bytes() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("user_data", userData.getBytes(StandardCharsets.UTF_8));
        machine.mac().ifPresent(mac -> files.put("network_data.json", Json.bytes(networkData(mac))));
        files.put("meta_data.json", Json.bytes(metadata(files)));
        return new Iso(LABEL, "openstack", "latest", files).bytes();
    }

    /** cloud-init applies the user-data and network of each uuid only once, so new content has a new uuid. */
    private ObjectNode metadata(Map<String, byte[]> files) {
        String identity = files.values().stream()
                .map(content -> Digest.of(content).toString())
                .collect(Collectors.joining());
        return Json.object()
                .put(
                        "uuid",
                        UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.US_ASCII))
                                .toString())
                .put("hostname", machine.name())
                .put("name", machine.name());
    }

    /** The machine's address. Its network card is found by its hardware address. */
    private ObjectNode networkData(String mac) {
        ObjectNode data = Json.object();
        data.putArray("links").addObject().put("id", "link0").put("type", "phy").put("ethernet_mac_address", mac);
        ObjectNode address = data.putArray("networks").addObject();
        address.put("id", "network0")
                .put("link", "link0")
                .put("type", "ipv4")
                .put("ip_address", machine.address().toString())
                .put("netmask", network.netmask().toString());
        network.gateway()
                .ifPresent(gateway -> address.putArray("routes")
                        .addObject()
                        .put("network", "0.0.0.0")
                        .put("netmask", "0.0.0.0")
                        .put("gateway", gateway.toString()));
        data.putArray("services");
        return data;
    }
}
