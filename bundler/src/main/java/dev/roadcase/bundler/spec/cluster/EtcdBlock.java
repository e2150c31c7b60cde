package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the key {@code etcd}. What depends on other keys of {@code cluster} is checked here, where the place is known. */
final class EtcdBlock {
    private static final List<String> KEYS = List.of("members", "version", "v2", "namespace");

    /** Kubernetes of this minor version is the first that comes with an etcd without the v2 API: 3.6. */
    private static final int KUBERNETES_WITHOUT_V2 = 34;

    private static final Pattern MINOR = Pattern.compile("v1\\.([0-9]+)\\..*");

    private final Optional<String> kubernetes;
    private final Nodes nodes;

    EtcdBlock(Optional<String> kubernetes, Nodes nodes) {
        this.kubernetes = kubernetes;
        this.nodes = nodes;
    }

    Optional<Etcd> read(YamlNode node) {
        return node.map(KEYS).flatMap(map -> {
            int members = map.optional("members").flatMap(this::members).orElse(Etcd.USUAL.members());
            Optional<EtcdVersion> version = map.value("version", EtcdVersion::parse);
            boolean v2 = map.optional("v2").flatMap(its -> v2(its, map)).orElse(Etcd.USUAL.v2());
            Optional<String> namespace = map.value("namespace", Etcd::requireNamespace);
            return map.optional("v2").orElse(node).attempt(() -> new Etcd(members, version, v2, namespace));
        });
    }

    private Optional<Integer> members(YamlNode node) {
        return node.whole(1, Etcd.MOST_MEMBERS)
                .flatMap(number -> node.attempt(() -> Etcd.requireMembers(number.intValue())))
                .filter(number -> fits(node, number));
    }

    private boolean fits(YamlNode node, int members) {
        boolean fits = members == 1 || members <= nodes.count();
        if (!fits) {
            node.problem("etcd has " + members + " members, each on a node of its own, and the cluster has "
                    + nodes.count() + " nodes: ask for more nodes, or for fewer members");
        }
        return fits;
    }

    private Optional<Boolean> v2(YamlNode node, YamlMap map) {
        Optional<Boolean> v2 = node.truth();
        if (v2.orElse(false) && !map.has("version") && isWithoutV2()) {
            node.problem(
                    "the etcd of Kubernetes " + kubernetes.orElseThrow() + " has no v2 API, v3.5 is the last that has"
                            + " it: add version with a version of v3.5, or leave v2 out");
            return Optional.empty();
        }
        return v2;
    }

    private boolean isWithoutV2() {
        return kubernetes
                .map(MINOR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(minor -> minor >= KUBERNETES_WITHOUT_V2)
                .isPresent();
    }
}
