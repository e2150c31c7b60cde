package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.remote.Connections;
import java.util.List;

/**
 * The origins as one run speaks to them.
 *
 * @param connections to registries and file hosts
 */
record Upstream(Connections connections, DebianArchive debian, List<DebianMirror> mirrors) {
    static Upstream of(Origins origins, Events events) {
        return new Upstream(
                Connections.of(origins.hosts(), events),
                new DebianArchive(origins.debian(), origins.hosts(), events, origins.clock()),
                origins.debian());
    }
}
