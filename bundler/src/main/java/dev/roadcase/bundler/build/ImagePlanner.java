package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out what images will be made of, and which layers of theirs an older bundle has. It reads the demo's files and makes
 * nothing.
 */
public final class ImagePlanner {
    private final CopiedFiles folder;
    private final MadeBefore before;
    private final Unmade unmade;

    /** @param folder that holds demo.yaml */
    public ImagePlanner(Path folder, MadeBefore before, Unmade unmade) {
        this.folder = new CopiedFiles(folder);
        this.before = before;
        this.unmade = unmade;
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
        FileEntriesLayer files = new CopiedLayer(copy, folder, base.mergesUsr()).described();
        return plan(
                new LayerSource.Copies(files, Recipes.copied(files, base.identity())),
                "roadcase: copy " + copy.copy() + " to " + copy.to());
    }

    private LayerPlan plan(LayerSource source, String madeBy) {
        return new LayerPlan(
                source, madeBy, before.layer(source.recipe()).map(made -> OwnLayer.of(made, source.recipe())));
    }
}
