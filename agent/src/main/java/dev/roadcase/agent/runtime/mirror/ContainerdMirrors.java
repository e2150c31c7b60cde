package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * containerd's folder of hosts (github.com/containerd/containerd, docs/hosts.md), which it reads at each pull. The
 * registry replaces each host completely, so that no pull ever asks a host outside.
 */
public record ContainerdMirrors(Mirroring mirroring, Events events) {
    /** What containerd reads for hosts without a folder of their own. */
    private static final String OTHERS = "_default";

    private static final String HOST = """
            [host.%s]
              capabilities = ["pull", "resolve"]
            """;

    /** Writes the configuration for the images of these hosts, if it changes. */
    public void configure(SortedSet<String> hosts) {
        SortedSet<String> all = new TreeSet<>(hosts);
        all.add(OTHERS);
        long changed = all.stream().filter(this::configure).count();
        if (changed > 0) {
            events.emit(new Event.Noted("containerd pulls the images of " + String.join(", ", hosts)
                    + " and all others from " + mirroring.registry().url()));
        }
    }

    private boolean configure(String host) {
        return mirroring.written().write(mirroring.hosts().resolve(host).resolve("hosts.toml"), content());
    }

    /** containerd asks in the order of the file. */
    private String content() {
        RegistryAddress registry = mirroring.registry();
        String relay = mirroring
                .relay()
                .map(url -> HOST.formatted(TomlText.of(url.toString())) + "\n")
                .orElse("");
        String authority = registry.authority()
                .map(file -> "  ca = " + TomlText.of(file.toString()) + "\n")
                .orElse("");
        String url = TomlText.of(registry.url().toString());
        return """
                # Written by `agent provision`: images come from the registry of this demo and from nowhere else.
                server = %s

                """.formatted(url) + relay + HOST.formatted(url) + authority;
    }
}
