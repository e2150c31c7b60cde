package dev.roadcase.agent.runtime.mirror;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.ConfigurationFile;
import dev.roadcase.agent.file.WrittenFiles;
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
public record DockerMirrors(Path etc, RegistryAddress registry, WrittenFiles written, Events events) {
    private static final String HUB = "docker.io";
    private static final String MIRRORS = "registry-mirrors";
    private static final String PLAIN = "insecure-registries";

    /** Writes the configuration for the images of these hosts, if it changes. */
    public void configure(SortedSet<String> hosts) {
        ConfigurationFile file = file();
        ObjectNode configuration = read(file);
        boolean mirror = add(configuration, MIRRORS, registry.url().toString());
        boolean plain = registry.isPlain() && add(configuration, PLAIN, registry.host());
        new CertificateFolder(etc.resolve("docker/certs.d"), registry).fill(written);
        if (mirror || plain) {
            written.write(file.path(), Json.pretty(configuration));
            events.emit(new Event.Noted("Docker pulls the images of " + HUB + " from " + registry.url()
                    + " after a reload: systemctl reload docker"));
        }
        warnOfOthers(hosts);
    }

    /** Whether it says what we have added. */
    public boolean isConfigured() {
        return withdraw(read(file()));
    }

    /** Takes the registry out again where others have changed the file since: all else that it says stays. */
    public void withdraw() {
        ObjectNode configuration = read(file());
        if (withdraw(configuration)) {
            file().write(Json.pretty(configuration));
        }
    }

    /** What others had said before stays too. Answers whether anything was ours. */
    private boolean withdraw(ObjectNode configuration) {
        ObjectNode before = read(new ConfigurationFile(written.kept("/etc/docker/daemon.json")));
        String url = registry.url().toString();
        boolean mirror = !has(before, MIRRORS, url) && take(configuration, MIRRORS, url);
        boolean plain = !has(before, PLAIN, registry.host()) && take(configuration, PLAIN, registry.host());
        return mirror || plain;
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

    private ConfigurationFile file() {
        return new ConfigurationFile(etc.resolve("docker/daemon.json"));
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

    /** Answers whether it was there. A list that is empty then goes too. */
    private static boolean take(ObjectNode configuration, String list, String value) {
        if (!(configuration.get(list) instanceof ArrayNode values)) {
            return false;
        }
        int before = values.size();
        for (int at = before - 1; at >= 0; at--) {
            if (values.get(at).asText().equals(value)) {
                values.remove(at);
            }
        }
        if (values.isEmpty()) {
            configuration.remove(list);
        }
        return before != values.size();
    }

    /** Answers whether it was not there yet. */
    private static boolean add(ObjectNode configuration, String list, String value) {
        ArrayNode values =
                configuration.get(list) instanceof ArrayNode present ? present : configuration.putArray(list);
        boolean there = has(configuration, list, value);
        if (!there) {
            values.add(value);
        }
        return !there;
    }

    private static boolean has(ObjectNode configuration, String list, String value) {
        return StreamSupport.stream(configuration.path(list).spliterator(), false)
                .anyMatch(each -> each.asText().equals(value));
    }
}
