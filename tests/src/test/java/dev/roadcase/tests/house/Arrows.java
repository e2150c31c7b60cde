package dev.roadcase.tests.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which package may use which. The signature stands below the archive: a bundle opens with a {@code Trust} or not at all,
 * so code that believes one without verifying it cannot be written; {@code Blobs} gives what proves itself by its digest.
 */
final class Arrows {
    private static final List<String> AGENT =
            List.of("event", "signature", "file", "tls", "archive", "registry", "runtime", "node", "console", "cli");
    private static final List<String> BUNDLER = List.of(
            "spec",
            "make",
            "kubernetes",
            "demand",
            "settings",
            "lock",
            "remote",
            "fetch",
            "reuse",
            "debian",
            "build",
            "keys",
            "layout",
            "resolve",
            "stage",
            "output",
            "preflight",
            "prepare",
            "cluster",
            "provider",
            "local",
            "console",
            "cli");

    /** The services of the demonstrator, which know each other by their messages alone, stand behind what they share. */
    private static final List<String> INAETICS = List.of(
            "event",
            "sample",
            "http",
            "ledger",
            "wire",
            "statistics",
            "registration",
            "service",
            "settings",
            "scaling",
            "kubernetes",
            "process",
            "autoscaler",
            "coordinator",
            "store",
            "viewer",
            "producer",
            "queue",
            "processor",
            "console",
            "cli");

    private static final Set<String> SERVICES =
            Set.of("inaetics.viewer", "inaetics.producer", "inaetics.queue", "inaetics.processor");

    private Arrows() {}

    static Map<String, Set<String>> ofTheDesign() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("agent.format", Set.of());
        arrows.put("agent.problem", Set.of());
        addInOrder(arrows, "agent.", List.of("agent.format", "agent.problem"), AGENT);
        arrows.put("agent.event", Set.of("agent.format"));
        arrows.put("agent.signature", Set.of("agent.format", "agent.problem"));
        arrows.put("agent.file", Set.of("agent.problem"));
        arrows.put("agent.tls", Set.of("agent.format", "agent.problem"));
        List<String> agent = arrows.keySet().stream()
                .filter(name -> !name.equals("agent.cli"))
                .toList();
        addInOrder(arrows, "bundler.", agent, BUNDLER);
        addInOrder(arrows, "inaetics.", List.of(), INAETICS);
        SERVICES.forEach(service -> arrows.computeIfPresent(service, (name, allowed) -> without(allowed, SERVICES)));
        arrows.replaceAll((name, allowed) -> isCore(name) ? without(allowed, Set.of("agent.console")) : allowed);
        return Map.copyOf(arrows);
    }

    /** Each of the names may use the base and every name before it. */
    private static void addInOrder(
            Map<String, Set<String>> arrows, String module, List<String> base, List<String> names) {
        List<String> before = new ArrayList<>(base);
        for (String name : names) {
            arrows.put(module + name, Set.copyOf(before));
            before.add(module + name);
        }
    }

    /** What works and so never prints: all of the bundler but its console and its verbs. */
    private static boolean isCore(String name) {
        return name.startsWith("bundler.") && !name.endsWith(".console") && !name.endsWith(".cli");
    }

    private static Set<String> without(Set<String> allowed, Set<String> others) {
        return allowed.stream().filter(name -> !others.contains(name)).collect(Collectors.toSet());
    }
}
