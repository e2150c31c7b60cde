package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.WrittenFiles;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Podman's drop-in of registries (containers-registries.conf(5)): the registry takes the place of each host. Images are
 * asked for under their full names, so that the registry knows their host.
 */
public record PodmanMirrors(Path etc, RegistryAddress registry, WrittenFiles written, Events events) {

    /** Writes the configuration for the images of these hosts, if it changes. */
    public void configure(SortedSet<String> hosts) {
        String content = hosts.stream().map(this::entry).collect(Collectors.joining("\n"));
        Path file = etc.resolve("containers/registries.conf.d/50-roadcase.conf");
        boolean changed = written.write(file, "# Written by `agent provision`.\n" + content);
        new CertificateFolder(etc.resolve("containers/certs.d"), registry).fill(written);
        if (changed) {
            events.emit(new Event.Noted(
                    "Podman pulls the images of " + String.join(", ", hosts) + " from " + registry.url()));
        }
    }

    private String entry(String host) {
        return """
                [[registry]]
                prefix = %s
                location = %s
                insecure = %s
                """.formatted(TomlText.of(host), TomlText.of(location(host)), registry.isPlain());
    }

    /** A path has no colons: images of a host with a port are asked for without it. */
    private String location(String host) {
        return host.contains(":") ? registry.host() : registry.host() + "/" + host;
    }
}
