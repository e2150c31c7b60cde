package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.build.debian.DebianArchive;
import dev.roadcase.bundler.remote.Connections;

/**
 * The origins as one run speaks to them.
 *
 * @param connections to registries and file hosts
 * @param debian its mirrors
 */
record Upstream(Connections connections, DebianArchive debian) {
    static Upstream of(Origins origins, Events events) {
        return new Upstream(
                Connections.of(origins.hosts(), events),
                new DebianArchive(origins.debian(), origins.hosts(), events, origins.clock()));
    }
}
