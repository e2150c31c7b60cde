package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what a lock says of one image. */
record ImageReader(YamlNode node) {
    private static final List<String> KEYS = List.of("reference", "digest", "mediaType", "foundIn", "referrers");

    void putInto(Map<Reference, LockedImage> images) {
        node.map(KEYS).ifPresent(map -> {
            Optional<Reference> reference = LockReader.value(map, "reference", Reference::parse);
            image(map).ifPresent(image -> reference.ifPresent(name -> LockReader.putOnce(node, images, name, image)));
        });
    }

    private Optional<LockedImage> image(YamlMap map) {
        Optional<Digest> digest = LockReader.value(map, "digest", Digest::parse);
        Optional<String> mediaType = LockReader.value(map, "mediaType", Function.identity());
        List<String> foundIn = LockReader.texts(map, "foundIn");
        SortedMap<Digest, List<LockedReferrer>> referrers = new TreeMap<>();
        map.optional("referrers").map(YamlNode::items).orElse(List.of()).forEach(item -> subject(item, referrers));
        return node.attempt(() ->
                new LockedImage(digest.orElseThrow(), mediaType.orElseThrow(), new TreeSet<>(foundIn), referrers));
    }

    private static void subject(YamlNode node, Map<Digest, List<LockedReferrer>> referrers) {
        node.map(List.of("subject", "found")).ifPresent(map -> {
            Optional<Digest> subject = LockReader.value(map, "subject", Digest::parse);
            List<LockedReferrer> found = map.required("found")
                    .map(list -> list.list(item -> item.parse(LockedReferrer::parse)))
                    .orElse(List.of());
            subject.ifPresent(digest -> LockReader.putOnce(node, referrers, digest, found));
        });
    }
}
