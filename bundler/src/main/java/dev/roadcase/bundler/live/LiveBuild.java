package dev.roadcase.bundler.live;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.BuildRecord;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.build.ImagePlan;
import dev.roadcase.bundler.build.ImagePlanner;
import dev.roadcase.bundler.build.LayerPlan;
import dev.roadcase.bundler.build.LayerSource;
import dev.roadcase.bundler.build.PackageLayers;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds one image. Layers that have not changed come from the bundle.
 *
 * @param before what the bundle holds, by recipe
 * @param folder an empty one, for what is made; what is built is there until the caller removes it
 */
public record LiveBuild(Bundle bundle, MadeBefore before, Path folder, Events events) {

    /**
     * Builds it from what the bundle carries.
     *
     * @throws Problem exit 3 if the demo has no such image, or if its files are not in the bundle
     */
    public MadeImage fromBundle(Reference image, Optional<Platform> asked) {
        DemoDocuments documents = new DemoDocuments(bundle);
        Path sources = folder.resolve("demo");
        documents.takeOut(sources);
        Ingredients ingredients = Ingredients.of(documents);
        Platform platform = asked.orElseGet(this::platform);
        BuiltImage chosen = Ingredients.chosen(ingredients.carried(), image);
        Map<CopyLayer, Recipe> recorded = documents
                .records()
                .of(chosen.reference(), platform)
                .map(BuildRecord::copies)
                .orElse(Map.of());
        return build(chosen.named(image), ingredients, sources, carried(recorded), platform);
    }

    /** Builds it from the demo's folder, where somebody may have changed it since the bundle was prepared. */
    public MadeImage fromFolder(DemoFolder demo, Reference image, Optional<Platform> asked) {
        Ingredients ingredients = Ingredients.of(new DemoDocuments(bundle));
        Demo changed = DemoReader.read(demo);
        BuiltImage chosen = Ingredients.chosen(changed, image);
        return build(chosen.named(image), ingredients, demo.path(), Map.of(), asked.orElseGet(this::platform));
    }

    /** Only those that the bundle has: the others are made of files. */
    private Map<CopyLayer, Recipe> carried(Map<CopyLayer, Recipe> recorded) {
        Map<CopyLayer, Recipe> carried = new HashMap<>(recorded);
        carried.values().removeIf(recipe -> before.layer(recipe).isEmpty());
        return carried;
    }

    private MadeImage build(
            BuiltImage image,
            Ingredients ingredients,
            Path sources,
            Map<CopyLayer, Recipe> recorded,
            Platform platform) {
        ImagePlan plan = new ImagePlanner(sources, before, Unmade.NOTHING, recorded)
                .plan(image, ingredients.base(image, platform), platform);
        plan.layers().forEach(this::requireHeld);
        BuiltContent content =
                new ImageBuilder(folder, PackageLayers.NONE, new BundledLayers(bundle, folder), events).build(plan);
        return made(image.reference(), content);
    }

    private void requireHeld(LayerPlan layer) {
        if (layer.held().isEmpty() && layer.source() instanceof LayerSource.Packages) {
            throw Problem.badInput(bundle.file() + " has no layer of the packages that the image is built on")
                    .advise("prepare the demo again with this program");
        }
    }

    private MadeImage made(Reference name, BuiltContent content) {
        Map<Digest, Path> files = new HashMap<>();
        content.layers().forEach(layer -> {
            boolean carried = bundle.blob(layer.descriptor().digest()).isPresent();
            if (layer instanceof BuiltLayer.NewLayer made && !carried) {
                files.put(layer.descriptor().digest(), made.file());
            }
        });
        return new MadeImage(name.toString(), content.descriptor(), content.manifest(), content.config(), files);
    }

    private Platform platform() {
        return bundle.index()
                .annotation(Annotation.PLATFORMS)
                .filter(platforms -> !platforms.equals("all"))
                .map(platforms -> Platform.parse(platforms.split(",")[0]))
                .orElse(Platform.LINUX_AMD64);
    }
}
