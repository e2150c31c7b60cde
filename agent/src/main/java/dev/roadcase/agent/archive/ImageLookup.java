package dev.roadcase.agent.archive;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the image that a user names, or says which names there are. */
public final class ImageLookup {
    private static final int MOST_NAMES = 5;

    private final Bundle bundle;
    private final Contents contents;

    public ImageLookup(Bundle bundle) {
        this.bundle = bundle;
        this.contents = new Contents(bundle);
    }

    /**
     * The image of this name; a name with a digest alone finds it too.
     *
     * @throws Problem exit 3, with the names that are most like it
     */
    public BundledImage image(Reference reference) {
        return contents.image(reference)
                .orElseThrow(() -> Problem.badInput(bundle.file() + " carries no image " + reference)
                        .advise(namesLike(reference)));
    }

    private String namesLike(Reference wanted) {
        List<BundledImage> images = contents.images();
        if (images.isEmpty()) {
            return "it carries none at all";
        }
        String names = images.stream()
                .sorted(Comparator.comparingInt(image -> -likeness(lastWord(image.reference()), lastWord(wanted))))
                .limit(MOST_NAMES)
                .map(BundledImage::name)
                .collect(Collectors.joining(", "));
        int more = images.size() - MOST_NAMES;
        return "it carries " + names + (more > 0 ? " and " + more + " more: see `bundle inspect`" : "");
    }

    private static String lastWord(Reference reference) {
        return reference.repository().substring(reference.repository().lastIndexOf('/') + 1);
    }

    /** How many characters both begin with; all, where one holds the other. */
    private static int likeness(String one, String other) {
        if (one.contains(other) || other.contains(one)) {
            return Math.max(one.length(), other.length());
        }
        int count = 0;
        while (count < Math.min(one.length(), other.length()) && one.charAt(count) == other.charAt(count)) {
            count++;
        }
        return count;
    }
}
