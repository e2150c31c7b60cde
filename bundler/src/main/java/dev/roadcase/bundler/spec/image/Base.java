package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a built image starts from: the keys {@code from} and {@code packages}. */
public sealed interface Base {
    /** Nothing. */
    record Scratch() implements Base {}

    /** Debian packages and the packages that they depend on; at least one. */
    record Debian(List<String> packages) implements Base {
        /** Debian Policy, 5.6.7. */
        private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,127}");

        public Debian {
            packages = List.copyOf(packages);
            if (packages.isEmpty()) {
                throw new IllegalArgumentException("an image from debian needs packages");
            }
        }

        private static Optional<Base> read(YamlMap map) {
            Optional<List<String>> packages =
                    map.required("packages").map(Debian::packages).filter(some -> !some.isEmpty());
            return map.node().attempt(() -> new Debian(packages.orElseThrow()));
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

    /** Reads both keys. */
    static Optional<Base> read(YamlMap map) {
        return map.required("from").flatMap(from -> from.text().flatMap(word -> read(map, from, word)));
    }

    private static Optional<Base> read(YamlMap map, YamlNode from, String word) {
        if (map.has("packages") && !word.equals("debian")) {
            map.key("packages").problem("packages belong to an image from debian");
        }
        return switch (word) {
            case "debian" -> Debian.read(map);
            case "scratch" -> Optional.of(new Scratch());
            default -> from.parse(Reference::parse).map(Pulled::new);
        };
    }
}
