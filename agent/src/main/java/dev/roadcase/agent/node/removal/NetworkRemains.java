package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.runtime.client.MachineTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Routes and links that our units made. What they are is in node.env, and in the units themselves. */
record NetworkRemains(Path root, MachineEnv env, OwnUnits units) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        return Stream.of(services(), pods(), links()).flatMap(part -> part).toList();
    }

    private Stream<Remnant> services() {
        return route(env.get("SERVICES"), " src " + env.get("ADDRESS") + " ");
    }

    private Stream<Remnant> pods() {
        return env.words("ROUTES").stream()
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .flatMap(pair -> route(pair[0], " via " + pair[1] + " "));
    }

    /** Only if it is as we made it. */
    private static Stream<Remnant> route(String to, String sign) {
        MachineTool ip = new MachineTool("ip");
        return to.isEmpty()
                ? Stream.of()
                : ip.answer("-4", "route", "show", "exact", to).stream()
                        .filter(line -> (line + " ").contains(sign))
                        .map(line -> Remnant.of(
                                "route " + to,
                                () -> ip.run("", words("-4 route delete " + line.replace(" linkdown", "")))));
    }

    private static String[] words(String line) {
        return line.trim().split("\\s+");
    }

    private Stream<Remnant> links() {
        Stream<String> bridge =
                Files.exists(root.resolve("etc/cni/net.d/10-roadcase.conflist")) ? Stream.of("cni0") : Stream.of();
        Stream<String> tunnel = units.has("flanneld.service") ? Stream.of("flannel.1") : Stream.of();
        MachineTool ip = new MachineTool("ip");
        return Stream.concat(bridge, tunnel)
                .filter(link -> !ip.answer("link", "show", "dev", link).isEmpty())
                .map(link -> Remnant.of("link " + link, () -> ip.run("", "link", "delete", "dev", link)));
    }
}
