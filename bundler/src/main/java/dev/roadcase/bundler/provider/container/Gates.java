package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.image.MachineImage;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets visitors in to the demo's pages: what asks this computer's own addresses for the port of a page is passed on to the
 * machine that has the page. A machine itself has no way back to visitors.
 */
record Gates(Engine engine, ContainerNames names, ShowFolder show, Events events) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Closes those of pages that the demo does not have any more. Opens those that are not among these containers. One that cannot be opened is said, and spoils nothing. */
    void open(List<String> there) {
        List<String> wanted = pages().keySet().stream().map(names::gate).toList();
        there.stream()
                .filter(name -> names.isGate(name) && !wanted.contains(name))
                .forEach(name -> engine.says("rm", "--force", name));
        pages().forEach((port, host) -> {
            try {
                open(port, host, there.contains(names.gate(port)));
            } catch (Problem taken) {
                events.emit(new Event.Warned(
                        "phones cannot see port " + port + " of the demo at this computer: " + taken.getMessage()));
            }
        });
    }

    private void open(int port, String host, boolean there) {
        String gate = names.gate(port);
        if (!there) {
            String published = port + ":" + port;
            engine.says(
                    "create",
                    "--name",
                    gate,
                    "--label",
                    names.label(),
                    "--network",
                    names.visitors(),
                    "--publish",
                    published,
                    "--read-only",
                    "--cap-drop",
                    "ALL",
                    "--cap-add",
                    "NET_BIND_SERVICE",
                    "--entrypoint",
                    "/usr/bin/socat",
                    MachineImage.NAME.toString(),
                    "TCP-LISTEN:" + port + ",fork,reuseaddr",
                    "TCP:" + host + ":" + port);
            engine.says("network", "connect", names.network(), gate);
        }
        engine.says("start", gate);
    }

    /** Hosts of pages by their ports. */
    private SortedMap<Integer, String> pages() {
        SortedMap<Integer, String> pages = new TreeMap<>();
        show.demo().pages().stream()
                .map(page -> URI.create(page.url()))
                .filter(url -> show.machines().stream()
                        .anyMatch(machine -> machine.address().toString().equals(url.getHost())))
                .forEach(url -> pages.putIfAbsent(port(url), url.getHost()));
        return pages;
    }

    private static int port(URI url) {
        int usual = "https".equals(url.getScheme()) ? HTTPS : HTTP;
        return url.getPort() < 0 ? usual : url.getPort();
    }
}
