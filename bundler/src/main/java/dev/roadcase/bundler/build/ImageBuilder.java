package dev.roadcase.bundler.build;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.BaseLayer;
import java.nio.file.Path;

/** Makes the layers that a plan of an image lacks, and then the image. */
public final class ImageBuilder {
    private final OwnLayers own;
    private final Events events;

    /**
     * @param staging an existing folder that only the user can write to. All that is made stays there until the caller removes it. The next builder uses the files for which {@link #isKept} holds
     */
    public ImageBuilder(Path staging, BaseLayer debian, Events events) {
        this.own = new OwnLayers(debian, staging, new KeptLayers(staging));
        this.events = events;
    }

    /** Whether another builder can use this file of the staging folder. */
    public static boolean isKept(Path path) {
        return KeptLayers.isKept(path);
    }

    /** Builds one image for one platform. */
    public BuiltContent build(ImagePlan plan) {
        events.emit(new Event.Began("building " + plan.image().reference()));
        try {
            return plan.content(own.of(plan.layers()));
        } catch (Problem e) {
            throw e.in("build " + plan.image().reference());
        }
    }
}
