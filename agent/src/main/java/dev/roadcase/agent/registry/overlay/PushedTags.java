package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.registry.store.PushedTag;
import dev.roadcase.agent.registry.store.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The tags in an overlay, those of the repository that changed last first. */
record PushedTags(OverlayContent content) {
    private record Dated(RepositoryName name, Instant at) {}

    List<PushedTag> latest(int most) {
        return content.folder().repositories().stream()
                .map(name -> new Dated(
                        name, changed(content.folder().repository(name).index())))
                .sorted(Comparator.comparing(Dated::at).reversed())
                .limit(most)
                .flatMap(this::tags)
                .limit(most)
                .toList();
    }

    private Stream<PushedTag> tags(Dated repository) {
        return content.indexes().of(content.folder().repository(repository.name())).tags().entrySet().stream()
                .map(tag -> new PushedTag(repository.name().toString(), tag.getKey(), tag.getValue(), repository.at()));
    }

    private static Instant changed(Path index) {
        try {
            return Files.getLastModifiedTime(index).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
