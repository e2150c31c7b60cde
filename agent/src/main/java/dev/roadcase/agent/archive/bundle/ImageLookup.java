package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import java.util.List;

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
            return "it carries no images";
        }
        NearNames near = new NearNames(wanted.name(), MOST_NAMES);
        images.forEach(image -> near.consider(image.reference().name(), image.name()));
        int more = images.size() - MOST_NAMES;
        return "it carries " + String.join(", ", near.best())
                + (more > 0 ? " and " + more + " more: see `bundle inspect`" : "");
    }
}
