package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.bundler.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image that is written in parts, as charts and operators do.
 *
 * @param text its name
 * @param scalar the part that stands for its place
 */
record ImageParts(String text, YamlScalar scalar) {
    private static final List<String> NAMES = List.of("repository", "repo", "newName", "name");

    /** The image of a mapping with registry, repository, tag and digest, of which only the repository is needed. */
    static Optional<ImageParts> of(Map<String, YamlScalar> parts) {
        Optional<YamlScalar> name =
                NAMES.stream().flatMap(key -> part(parts, key)).findFirst();
        return name.map(repository -> new ImageParts(
                part(parts, "registry")
                                .map(host -> host.text() + "/")
                                .findFirst()
                                .orElse("")
                        + repository.text()
                        + version(parts),
                repository));
    }

    private static String version(Map<String, YamlScalar> parts) {
        Stream<String> tag =
                Stream.of("tag", "newTag").flatMap(key -> part(parts, key)).map(its -> ":" + its.text());
        Stream<String> digest = part(parts, "digest").map(its -> "@" + its.text());
        return tag.findFirst().orElse("") + digest.findFirst().orElse("");
    }

    private static Stream<YamlScalar> part(Map<String, YamlScalar> parts, String key) {
        return Stream.ofNullable(parts.get(key)).filter(part -> !part.text().isBlank());
    }
}
