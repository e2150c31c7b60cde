package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.store.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes away all that was pushed, so that what stands in the bundle is seen again. Uploads under way go on. */
record Withdrawal(OverlayContent content) {

    /** Answers the tags that were taken away, with the names of their repositories. */
    List<String> run() {
        return content.folder().repositories().stream()
                .flatMap(this::emptied)
                .sorted()
                .toList();
    }

    private Stream<String> emptied(RepositoryName name) {
        RepositoryFolder folder = content.folder().repository(name);
        LayoutIndex before = content.turns().of(folder, () -> empty(folder));
        return before.tags().keySet().stream().map(tag -> name + ":" + tag);
    }

    /** An index that cannot be read fully still goes; what it named is collected later. */
    private LayoutIndex empty(RepositoryFolder folder) throws IOException {
        ManifestRemoval removal = new ManifestRemoval(folder, content);
        LayoutIndex before = content.indexes().of(folder);
        if (before.manifests().isEmpty()) {
            return before;
        }
        Optional<Set<ContentDigest>> named = removal.named(before);
        content.indexes().replace(folder, LayoutIndex.EMPTY, Optional.empty());
        for (ContentDigest digest : named.orElse(before.manifests().keySet())) {
            removal.drop(digest, Set.of());
        }
        return before;
    }
}
