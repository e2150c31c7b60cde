package dev.roadcase.bundler.build;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.BaseLayer;
import java.nio.file.Path;

/** Makes the layers that plans of images lack, and the images of them. */
public final class ImageBuilder {
    private final OwnLayers own;
    private final Events events;

    /**
     * @param staging an existing folder of the user alone; all that is made stays there until the caller removes it, and what
     *     {@link #isKept} there is taken by the next builder
     */
    public ImageBuilder(Path staging, BaseLayer debian, Events events) {
        this.own = new OwnLayers(debian, staging, new KeptLayers(staging));
        this.events = events;
    }

    /** Whether a file in the staging folder is of use to another builder. */
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
