package dev.roadcase.bundler.stage;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.resolve.Resolved;
import dev.roadcase.bundler.resolve.ResolvedImage;
import dev.roadcase.bundler.resolve.ResolvedImage.Planned;
import dev.roadcase.bundler.resolve.ResolvedImage.Unsaved;
import dev.roadcase.bundler.reuse.MadeBefore;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Makes what a bundle lacks.
 *
 * @param fetcher of files from the web
 * @param before what older bundles have that need not be made again
 */
public record Stager(Staging staging, ImageBuilder builder, Fetcher fetcher, MadeBefore before, Events events) {

    /** Makes all that has to be made, images first. */
    public Staged stage(Resolved resolved, PackedArtifact agent) {
        List<PackedImage> images = resolved.images().stream().map(this::image).toList();
        Map<URI, FetchedFile> fetched = new FileDownloads(fetcher, staging, events).fetch(resolved);
        Lock lock = resolved.lock();
        for (Map.Entry<URI, FetchedFile> file : fetched.entrySet()) {
            lock = lock.with(file.getKey(), file.getValue().locked());
        }
        FileArtifacts artifacts = new FileArtifacts(resolved.demand().folder(), fetched, staging, before, events);
        List<PackedArtifact> files =
                resolved.files().stream().map(artifacts::artifact).toList();
        return new Staged(resolved.contents(images, files, lock, agent), lock);
    }

    private PackedImage image(ResolvedImage image) {
        return image.packed().orElseGet(() -> made(image));
    }

    private PackedImage made(ResolvedImage image) {
        if (image instanceof Unsaved unsaved) {
            events.emit(new Event.Began("saving " + unsaved.reference()));
            return unsaved.maker().apply(staging.newFile("image"));
        }
        return built((Planned) image);
    }

    private PackedImage built(Planned image) {
        List<BuiltContent> built = image.plans().stream().map(builder::build).toList();
        return image.packing().pack(image.image(), built);
    }
}
