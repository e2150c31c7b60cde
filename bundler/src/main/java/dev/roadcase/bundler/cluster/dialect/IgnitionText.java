package dev.roadcase.bundler.cluster.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Gzip;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A config for Ignition, specification 3.3.0. Everything is a file, also each unit: Ignition writes them before systemd
 * starts. Contents are compressed where that makes them shorter, since sources of configs limit their size.
 */
final class IgnitionText {
    private static final String VERSION = "3.3.0";
    private static final String COMPRESSED = "gzip";

    /** With which people log in to Flatcar and CoreOS. */
    private static final String USER = "core";

    private final CloudConfig config;

    IgnitionText(CloudConfig config) {
        this.config = config;
    }

    @Override
    public String toString() {
        ObjectNode root = Json.object();
        root.putObject("ignition").put("version", VERSION);
        if (!config.sshKeys().isEmpty()) {
            ObjectNode user = root.putObject("passwd").putArray("users").addObject();
            ArrayNode keys = user.put("name", USER).putArray("sshAuthorizedKeys");
            config.sshKeys().forEach(keys::add);
        }
        ArrayNode files = root.putObject("storage").putArray("files");
        files().forEach(file -> put(files.addObject(), file));
        ArrayNode units = root.putObject("systemd").putArray("units");
        units.addObject().put("name", CloudConfig.TARGET).put("enabled", true);
        units.addObject().put("name", NoUpdates.UNIT).put("mask", true);
        return new String(Json.bytes(root), StandardCharsets.UTF_8) + "\n";
    }

    private Stream<MachineFile> files() {
        MachineFile hostName = new MachineFile("/etc/hostname", MachineFile.PUBLIC, config.hostName() + "\n");
        return Stream.of(Stream.of(hostName), config.files().stream(), NoUpdates.FILES.stream())
                .flatMap(files -> files);
    }

    private static void put(ObjectNode node, MachineFile file) {
        byte[] plain = file.content().getBytes(StandardCharsets.UTF_8);
        byte[] compressed = Gzip.packed(plain);
        boolean shorter = compressed.length < plain.length;
        node.put("path", file.path()).put("mode", file.mode()).put("overwrite", true);
        ObjectNode contents = node.putObject("contents");
        contents.put("source", "data:;base64," + Base64.getEncoder().encodeToString(shorter ? compressed : plain));
        if (shorter) {
            contents.put("compression", COMPRESSED);
        }
    }
}
