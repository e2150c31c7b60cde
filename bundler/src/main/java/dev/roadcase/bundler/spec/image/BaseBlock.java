package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code from} and {@code packages} of an image that is built. */
final class BaseBlock {
    /** Debian Policy, 5.6.7. */
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,127}");

    private BaseBlock() {}

    static Optional<Base> read(YamlMap map) {
        Optional<String> from = map.required("from").flatMap(YamlNode::text);
        boolean debian = from.filter("debian"::equals).isPresent();
        if (map.has("packages") && from.isPresent() && !debian) {
            map.key("packages").problem("packages belong to an image from debian");
        }
        Optional<List<String>> packages =
                map.optional("packages").map(BaseBlock::packages).filter(some -> !some.isEmpty());
        if (debian) {
            return map.required("packages")
                    .flatMap(node -> node.attempt(() -> new Base.Debian(packages.orElseThrow())));
        }
        return from.filter("scratch"::equals).isPresent()
                ? Optional.of(new Base.Scratch())
                : map.optional("from").filter(n -> from.isPresent()).flatMap(BaseBlock::pulled);
    }

    private static Optional<Base> pulled(YamlNode from) {
        return from.parse(Reference::parse).map(Base.Pulled::new);
    }

    private static List<String> packages(YamlNode node) {
        Once once = new Once("the package");
        return node.someOf(item -> item.parse(BaseBlock::requirePackage).filter(name -> once.meet(item, name)));
    }

    private static String requirePackage(String name) {
        if (!PACKAGE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a Debian package's name: " + Excerpt.of(name));
        }
        return name;
    }
}
