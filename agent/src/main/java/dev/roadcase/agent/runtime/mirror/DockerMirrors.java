package dev.roadcase.agent.runtime.mirror;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.ConfigurationFile;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Docker's {@code daemon.json}. Its content stays, and the registry is added. Docker asks mirrors only for images of
 * Docker Hub; a demo with other images gets a warning.
 */
public record DockerMirrors(Path etc, RegistryAddress registry, Events events) {
    private static final String HUB = "docker.io";

    /** Writes the configuration for the images of these hosts, if it changes. */
    public void configure(SortedSet<String> hosts) {
        ConfigurationFile file = new ConfigurationFile(etc.resolve("docker/daemon.json"));
        ObjectNode configuration = read(file);
        boolean mirror = add(configuration, "registry-mirrors", registry.url().toString());
        boolean plain = registry.isPlain() && add(configuration, "insecure-registries", registry.host());
        new CertificateFolder(etc.resolve("docker/certs.d"), registry).fill();
        if (mirror || plain) {
            file.write(Json.pretty(configuration));
            events.emit(new Event.Noted("Docker pulls the images of " + HUB + " from " + registry.url()
                    + " after a reload: systemctl reload docker"));
        }
        warnOfOthers(hosts);
    }

    private void warnOfOthers(SortedSet<String> hosts) {
        SortedSet<String> others = new TreeSet<>(hosts);
        others.remove(HUB);
        if (!others.isEmpty()) {
            events.emit(new Event.Warned("Docker uses mirrors only for " + HUB + ": images of "
                    + String.join(", ", others) + " are loaded, but a pull of them asks their own host; pull them as "
                    + registry.host() + "/" + others.first() + "/…"));
        }
    }

    private static ObjectNode read(ConfigurationFile file) {
        try {
            return file.content()
                    .filter(bytes -> bytes.length > 0)
                    .map(Json::object)
                    .orElseGet(Json::object);
        } catch (IllegalArgumentException e) {
            throw Problem.machine(file.path() + ": " + e.getMessage())
                    .advise("repair it: Docker does not start with it either");
        }
    }

    /** Answers whether it was not there yet. */
    private static boolean add(ObjectNode configuration, String list, String value) {
        ArrayNode values =
                configuration.get(list) instanceof ArrayNode present ? present : configuration.putArray(list);
        boolean there = StreamSupport.stream(values.spliterator(), false)
                .anyMatch(each -> each.asText().equals(value));
        if (!there) {
            values.add(value);
        }
        return !there;
    }
}
