package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.image.IgnoredImages;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found in one manifest, each name once per line, without what the demo says is no image. */
final class FoundImages {
    private final String manifest;
    private final IgnoredImages ignored;
    private final Set<FoundImage> images = new LinkedHashSet<>();
    private final Set<ImageMention> mentions = new LinkedHashSet<>();

    FoundImages(String manifest, IgnoredImages ignored) {
        this.manifest = manifest;
        this.ignored = ignored;
    }

    boolean ignores(String text) {
        return ignored.covers(text);
    }

    void run(Reference image, int line) {
        images.add(new FoundImage(image, manifest, line));
    }

    void mention(String text, Optional<Reference> image, int line) {
        if (!ignored.covers(text)) {
            mentions.add(new ImageMention(text, image, manifest, line));
        }
    }

    /** What pods run, by line. */
    List<FoundImage> images() {
        return images.stream().sorted(Comparator.comparingInt(FoundImage::line)).toList();
    }

    /** What else looks like an image, by line. */
    List<ImageMention> mentions() {
        return mentions.stream()
                .sorted(Comparator.comparingInt(ImageMention::line))
                .toList();
    }
}
