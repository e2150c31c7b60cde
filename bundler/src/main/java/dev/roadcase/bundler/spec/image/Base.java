package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a built image starts from: the keys {@code from}, {@code packages} and {@code essential}. */
public sealed interface Base {
    /** Nothing. */
    record Scratch() implements Base {}

    /**
     * Debian packages and the packages that they depend on.
     *
     * @param packages by name; at least one unless the essential ones are asked for
     * @param essential whether all packages come along that Debian says every system has
     */
    record Debian(List<String> packages, boolean essential) implements Base {
        /** Debian Policy, 5.6.7. */
        private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,127}");

        public Debian {
            packages = List.copyOf(packages);
            if (packages.isEmpty() && !essential) {
                throw new IllegalArgumentException("an image from debian needs packages");
            }
        }

        private static Optional<Base> read(YamlMap map) {
            boolean essential =
                    map.optional("essential").flatMap(YamlNode::truth).orElse(false);
            if (essential && !map.has("packages")) {
                return Optional.of(new Debian(List.of(), true));
            }
            Optional<List<String>> packages =
                    map.required("packages").map(Debian::packages).filter(some -> !some.isEmpty());
            return map.node().attempt(() -> new Debian(packages.orElseThrow(), essential));
        }

        private static List<String> packages(YamlNode node) {
            Once once = new Once("the package");
            return node.someOf(item -> once.value(Optional.of(item), Debian::requirePackage));
        }

        private static String requirePackage(String name) {
            if (!PACKAGE.matcher(name).matches()) {
                throw new IllegalArgumentException("not a Debian package's name: " + Excerpt.of(name));
            }
            return name;
        }
    }

    /** An image of a registry. */
    record Pulled(Reference reference) implements Base {}

    /** Reads these keys. */
    static Optional<Base> read(YamlMap map) {
        return map.required("from").flatMap(from -> from.text().flatMap(word -> read(map, from, word)));
    }

    private static Optional<Base> read(YamlMap map, YamlNode from, String word) {
        if (!word.equals("debian")) {
            Stream.of("packages", "essential")
                    .filter(map::has)
                    .forEach(key -> map.key(key).problem("packages belong to an image from debian"));
        }
        return switch (word) {
            case "debian" -> Debian.read(map);
            case "scratch" -> Optional.of(new Scratch());
            default -> from.parse(Reference::parse).map(Pulled::new);
        };
    }
}
