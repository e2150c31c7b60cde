package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.WrittenFiles;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * containerd's folder of hosts (github.com/containerd/containerd, docs/hosts.md), which it reads at each pull. The
 * registry replaces each host completely, so that no pull ever asks a host outside.
 */
public record ContainerdMirrors(Path folder, RegistryAddress registry, WrittenFiles written, Events events) {
    /** What containerd reads for hosts without a folder of their own. */
    private static final String OTHERS = "_default";

    /** Writes the configuration for the images of these hosts, if it changes. */
    public void configure(SortedSet<String> hosts) {
        SortedSet<String> all = new TreeSet<>(hosts);
        all.add(OTHERS);
        long changed = all.stream().filter(this::configure).count();
        if (changed > 0) {
            events.emit(new Event.Noted("containerd pulls the images of " + String.join(", ", hosts)
                    + " and all others from " + registry.url()));
        }
    }

    private boolean configure(String host) {
        return written.write(folder.resolve(host).resolve("hosts.toml"), content());
    }

    private String content() {
        String authority = registry.authority()
                .map(file -> "  ca = " + TomlText.of(file.toString()) + "\n")
                .orElse("");
        String url = TomlText.of(registry.url().toString());
        return """
                # Written by `agent provision`: images come from the registry of this demo and from nowhere else.
                server = %1$s

                [host.%1$s]
                  capabilities = ["pull", "resolve"]
                %2$s""".formatted(url, authority);
    }
}
