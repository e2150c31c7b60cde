package dev.roadcase.bundler.build;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes the layers that a plan of an image lacks, and then the image. */
public final class ImageBuilder {
    private final OwnLayers own;
    private final BaseLayers base;
    private final Events events;

    /**
     * @param staging an existing folder that only the user can write to. All that is made stays there until the caller removes it. The next builder uses the files for which {@link #isKept} holds
     * @param base asked for the layers that layers of files are put on, when such a layer has to be made
     */
    public ImageBuilder(Path staging, PackageLayers debian, BaseLayers base, Events events) {
        this.base = base;
        this.own = new OwnLayers(debian, staging, new KeptLayers(staging));
        this.events = events;
    }

    /** Whether another builder can use this file of the staging folder. */
    public static boolean isKept(Path path) {
        return KeptLayers.isKept(path);
    }

    private BuiltContent content(ImagePlan plan) {
        if (!own.copies(plan.layers())) {
            return plan.content(own.of(plan.layers(), new BaseTree()));
        }
        BaseImage here = plan.base().with(this::here);
        BaseTree tree = new BaseTree();
        Stream.concat(here.layers().stream(), own.packages(plan.layers()))
                .map(base::file)
                .forEach(tree::add);
        return plan.on(here).content(own.of(plan.layers(), tree));
    }

    /** What was brought here to be read need not be fetched again to be written. */
    private BuiltLayer here(BuiltLayer layer) {
        return new BuiltLayer.NewLayer(layer.descriptor(), base.file(layer), layer.recipe());
    }

    /** Builds one image for one platform. */
    public BuiltContent build(ImagePlan plan) {
        events.emit(new Event.Began("building " + plan.image().reference()));
        try {
            return content(plan);
        } catch (Problem e) {
            throw e.in("build " + plan.image().reference());
        }
    }
}
