package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Links that update-alternatives(1) would make: of the programs of one kind that are in the image, the one that Debian prefers. */
final class Alternatives {
    private static final Pattern JAVA =
            Pattern.compile("(usr/lib/jvm/java-([0-9]+)-openjdk-[a-z0-9]+)/bin/([a-z0-9]+)");

    private final ImageRoot root;
    private final Map<String, Alternative> chosen = new TreeMap<>();

    private Alternatives(ImageRoot root) {
        this.root = root;
    }

    /** A program that may stand for a name, and the links that go with it. */
    private record Alternative(int priority, String target, List<List<String>> links) {}

    /** Adds the links of the table alternatives, and those of OpenJDK, which has one for each of its programs. */
    static void add(ImageRoot root) {
        Alternatives alternatives = new Alternatives(root);
        FactTable.lines("alternatives").forEach(alternatives::offer);
        List.copyOf(root.below("usr/lib/jvm").keySet()).forEach(alternatives::offerJava);
        alternatives.chosen.values().forEach(choice -> choice.links().forEach(alternatives::link));
    }

    private void offer(String line) {
        List<String> words = Arrays.asList(line.split("\\s+"));
        List<List<String>> links = Stream.iterate(1, i -> i + 2 < words.size(), i -> i + 3)
                .map(i -> words.subList(i, i + 3))
                .toList();
        offer(new Alternative(Integer.parseInt(words.get(0)), words.get(3), links));
    }

    private void offerJava(String path) {
        Matcher java = JAVA.matcher(path);
        if (java.matches()) {
            String name = java.group(3);
            int priority = Integer.parseInt(java.group(2)) * 100 + 11;
            offer(new Alternative(priority, "/" + path, List.of(List.of(name, "/usr/bin/" + name, "/" + path))));
        }
    }

    private void offer(Alternative choice) {
        if (root.file(choice.target()).isPresent()) {
            chosen.merge(
                    choice.links().get(0).get(0),
                    choice,
                    (one, other) -> Stream.of(one, other)
                            .max(Comparator.comparingInt(Alternative::priority))
                            .orElseThrow());
        }
    }

    private void link(List<String> words) {
        String path = words.get(1).substring(1);
        if (root.file(words.get(2)).isPresent() && root.tree().get(path).isEmpty()) {
            root.link("etc/alternatives/" + words.get(0), words.get(2));
            root.link(path, "/etc/alternatives/" + words.get(0));
        }
    }
}
