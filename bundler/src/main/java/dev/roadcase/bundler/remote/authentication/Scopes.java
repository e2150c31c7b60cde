package dev.roadcase.bundler.remote.authentication;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a token is to allow (distribution, "Token Scope Documentation"): {@code TYPE:NAME:ACTION,ACTION} for each resource.
 *
 * @param all each resource once
 */
record Scopes(List<String> all) {

    /**
     * Those that a registry names, and these.
     *
     * @param named by a registry, with spaces between them
     */
    static Scopes of(String named, List<String> wanted) {
        Map<String, Set<String>> actions = new LinkedHashMap<>();
        Stream.concat(Arrays.stream(named.split(" ")), wanted.stream())
                .filter(scope -> !scope.isBlank())
                .forEach(scope -> add(actions, scope));
        return new Scopes(actions.entrySet().stream()
                .map(entry -> entry.getKey() + String.join(",", entry.getValue()))
                .toList());
    }

    private static void add(Map<String, Set<String>> actions, String scope) {
        int end = scope.lastIndexOf(':') + 1;
        Set<String> known = actions.computeIfAbsent(scope.substring(0, end), key -> new LinkedHashSet<>());
        known.addAll(List.of(scope.substring(end).split(",")));
    }
}
