package dev.roadcase.bundler.demand;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.manifest.ImageMention;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What looks like an image in manifests, but may be none. */
record Mentions(List<ImageMention> all) {
    private static final int MOST_SHOWN = 100;

    /** One note on all that the bundle does not carry. */
    Optional<Event.Noted> note(Set<Reference> carried) {
        List<ImageMention> missing = all.stream()
                .filter(mention -> mention.reference().isEmpty()
                        || carried.stream().noneMatch(mention.reference().orElseThrow()::equals))
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Event.Noted(words(missing)));
    }

    private static String words(List<ImageMention> missing) {
        String more = missing.size() > MOST_SHOWN ? "\n  and " + (missing.size() - MOST_SHOWN) + " more" : "";
        return missing.stream()
                        .limit(MOST_SHOWN)
                        .map(mention -> "\n  " + mention.place() + " " + shown(mention))
                        .collect(Collectors.joining(
                                "", "these look like images, and the bundle does not carry them:", more))
                + "\nlist each that the demo needs under images in demo.yaml, and the others under ignoreImages";
    }

    private static String shown(ImageMention mention) {
        return switch (mention.text()) {
            case "" -> "no image: another program puts it there (ignoreImages: \"\")";
            case "auto" -> "auto: another program puts the image there";
            default -> mention.text();
        };
    }
}
