package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds out what images will be made of, and which layers of theirs an older bundle has. It reads the demo's files and makes
 * nothing.
 */
public final class ImagePlanner {
    private final CopiedFiles folder;
    private final MadeBefore before;
    private final Unmade unmade;
    private final Map<CopyLayer, Recipe> recorded;

    /** @param folder that holds demo.yaml */
    public ImagePlanner(Path folder, MadeBefore before, Unmade unmade) {
        this(folder, before, unmade, Map.of());
    }

    /** @param recorded recipes of layers whose files are not in the folder */
    public ImagePlanner(Path folder, MadeBefore before, Unmade unmade, Map<CopyLayer, Recipe> recorded) {
        this.folder = new CopiedFiles(folder);
        this.before = before;
        this.unmade = unmade;
        this.recorded = Map.copyOf(recorded);
    }

    /** Plans one image for one platform. */
    public ImagePlan plan(BuiltImage image, PinnedBase base, Platform platform) {
        try {
            Stream<LayerPlan> copies = image.layers().stream()
                    .filter(copy -> !unmade.covers(copy.copy()))
                    .map(copy -> copied(copy, base));
            List<LayerPlan> layers =
                    Stream.concat(base.layers().map(this::debian), copies).toList();
            return new ImagePlan(image, platform, base.image(), layers, unmade(image));
        } catch (Problem e) {
            throw e.in("build " + image.reference());
        }
    }

    private List<String> unmade(BuiltImage image) {
        return image.layers().stream()
                .map(CopyLayer::copy)
                .filter(unmade::covers)
                .toList();
    }

    private LayerPlan debian(LayerSource packages) {
        return plan(packages, "roadcase: Debian packages");
    }

    private LayerPlan copied(CopyLayer copy, PinnedBase base) {
        return plan(source(copy, base), "roadcase: copy " + copy.copy() + " to " + copy.to());
    }

    private LayerSource source(CopyLayer copy, PinnedBase base) {
        if (recorded.containsKey(copy)) {
            return new LayerSource.Recorded(recorded.get(copy));
        }
        FileEntriesLayer files = new CopiedLayer(copy, folder, base.mergesUsr()).described();
        return new LayerSource.Copies(files, Recipes.copied(files, base.identity()));
    }

    private LayerPlan plan(LayerSource source, String madeBy) {
        return new LayerPlan(
                source, madeBy, before.layer(source.recipe()).map(made -> OwnLayer.of(made, source.recipe())));
    }
}
