package dev.roadcase.bundler.spec.image;

import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * What vouches for an image of a registry: the keys {@code referrers} and {@code verify}.
 *
 * @param key path in the demo's folder of the public key that has to have signed the image; absent where anybody may have
 */
public record Provenance(ReferrerChoice referrers, Optional<String> key) {
    /** An image of which demo.yaml says neither. */
    public static final Provenance USUAL = new Provenance(ReferrerChoice.AS_THE_DEMO, Optional.empty());

    static Provenance read(YamlMap map, PathCheck paths) {
        Optional<String> key = map.optional("verify")
                .flatMap(node -> node.map(List.of("key")))
                .flatMap(verify -> verify.required("key"))
                .flatMap(node -> node.parse(paths::file));
        return new Provenance(ReferrerChoice.read(map), key);
    }
}
