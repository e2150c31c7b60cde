package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedImage.Saved;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.saved.CompressedArchive;
import dev.roadcase.bundler.saved.ImageArchive;
import dev.roadcase.bundler.saved.LocalRuntime;
import dev.roadcase.bundler.saved.SavedImage;
import dev.roadcase.bundler.spec.image.ArchiveImage;
import java.nio.file.Path;
import java.util.Set;

/** Images that are on this computer. An archive is read where it is; what a runtime has is saved first. */
record SavedImages(Demand demand, Events events) {
    ResolvedImage resolve(Saved image) {
        events.emit(new Event.Began("resolving " + image.reference()));
        if (image.image() instanceof ArchiveImage archive) {
            return resolve(image, demand.folder().resolve(archive.path()));
        }
        LocalRuntime runtime = LocalRuntime.with(image.reference(), System.getenv());
        return new ResolvedImage.Unsaved(
                image.reference(), file -> packed(runtime.save(image.reference(), file), image));
    }

    private ResolvedImage resolve(Saved image, Path archive) {
        return CompressedArchive.at(archive)
                .<ResolvedImage>map(compressed ->
                        new ResolvedImage.Unsaved(image.reference(), file -> packed(compressed.unpack(file), image)))
                .orElseGet(() -> new ResolvedImage.OnThisComputer(packed(archive, image)));
    }

    private PackedImage packed(Path archive, Saved image) {
        return packed(
                ImageArchive.open(archive).image(image.reference()),
                image.reference(),
                image.image().roles());
    }

    private PackedImage packed(SavedImage saved, Reference reference, Set<Role> roles) {
        return new ImageResolver(new SavedSource(saved), new Platforms(demand.platforms()))
                .resolve(reference, reference.pinnedTo(saved.root().digest()), roles);
    }
}
