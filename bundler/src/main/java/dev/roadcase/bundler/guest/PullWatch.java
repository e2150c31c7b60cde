package dev.roadcase.bundler.guest;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.GuestPods;
import dev.roadcase.bundler.apiserver.HostNode;
import dev.roadcase.bundler.apiserver.StuckPull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks while pods come whether nodes get their images, and says what their owner has to do if they do not. */
final class PullWatch implements Runnable {
    /** A node tries twice in this time: the first try may be one of a registry that has too much to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int MOST_SAID = 5;

    private final GuestPods pods;
    private final NodeMirrors mirrors;
    private final String folder;
    private final Map<String, String> runtimes;
    private final Map<String, Long> since = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private long next;

    /** @param folder of the show */
    PullWatch(GuestPods pods, NodeMirrors mirrors, String folder, List<HostNode> nodes) {
        this.pods = pods;
        this.mirrors = mirrors;
        this.folder = folder;
        this.runtimes = nodes.stream().collect(Collectors.toMap(HostNode::name, HostNode::runtime, (one, same) -> one));
    }

    /** @throws Problem exit 5 if an image does not come */
    @Override
    public void run() {
        long now = System.nanoTime();
        if (now < next) {
            return;
        }
        next = now + BETWEEN.toNanos();
        List<StuckPull> stuck = pods.stuck();
        Set<String> keys = stuck.stream().map(PullWatch::key).collect(Collectors.toSet());
        since.keySet().retainAll(keys);
        stuck.forEach(pull -> note(pull, now));
        if (since.values().stream().anyMatch(first -> now - first > PATIENCE.toNanos())) {
            throw problem(stuck);
        }
    }

    /** The first words say why; later ones only that the node waits before it tries again. */
    private void note(StuckPull pull, long now) {
        since.putIfAbsent(key(pull), now);
        words.merge(key(pull), pull.words(), (one, other) -> one.length() >= other.length() ? one : other);
    }

    private static String key(StuckPull pull) {
        return pull.path() + " " + pull.image();
    }

    private Problem problem(List<StuckPull> stuck) {
        Map<String, String> lines = new LinkedHashMap<>();
        stuck.forEach(pull -> lines.putIfAbsent(
                pull.node() + " " + pull.image(),
                pull.node() + " does not get " + pull.image() + ": " + words.get(key(pull))));
        List<String> said =
                new ArrayList<>(lines.values().stream().limit(MOST_SAID).toList());
        if (lines.size() > MOST_SAID) {
            said.add("and " + (lines.size() - MOST_SAID) + " more");
        }
        return Problem.upstream(String.join("\n", said))
                .advise(advice(stuck) + "\nthen run the same command again: it goes on from here");
    }

    private String advice(List<StuckPull> stuck) {
        Map<String, Set<String>> nodes = new TreeMap<>();
        stuck.forEach(pull -> nodes.computeIfAbsent(host(pull) + " " + runtime(pull), its -> new TreeSet<>())
                .add(pull.node()));
        return nodes.entrySet().stream()
                .map(each -> advice(each.getKey().split(" ", 2), each.getValue()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private String advice(String[] hostAndRuntime, Set<String> nodes) {
        return mirrors.advice(folder, hostAndRuntime[1], hostAndRuntime[0], nodes);
    }

    private String runtime(StuckPull pull) {
        return runtimes.getOrDefault(pull.node(), "");
    }

    private static String host(StuckPull pull) {
        try {
            return Reference.parse(pull.image()).host();
        } catch (IllegalArgumentException odd) {
            return pull.image();
        }
    }
}
