package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.build.Compression;
import dev.roadcase.bundler.build.Recipes;
import dev.roadcase.bundler.build.Unpack;
import dev.roadcase.bundler.pack.Blob;
import dev.roadcase.bundler.pack.PackedArtifact;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.file.FileOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a demo: fetched, taken out of archives, compressed where that pays. */
final class FileArtifacts {
    /** In bytes, unpacked. */
    private static final long LARGEST_ARCHIVE = 64L << 30;

    private final DemoFolder folder;
    private final UrlFiles urls;
    private final Staging staging;
    private final MadeBefore before;
    private final Events events;

    FileArtifacts(DemoFolder folder, UrlFiles urls, Staging staging, MadeBefore before, Events events) {
        this.folder = folder;
        this.urls = urls;
        this.staging = staging;
        this.before = before;
        this.events = events;
    }

    /** In their order; what several files are taken from is fetched once. */
    List<PackedArtifact> of(List<FileSpec> files) {
        return files.stream().map(this::artifact).toList();
    }

    private PackedArtifact artifact(FileSpec file) {
        events.emit(new Event.Began("staging " + file.path()));
        Recipe recipe = Recipes.file(sum(file.source()), file.unpack());
        CarriedFile carried = before.file(recipe).map(CarriedFile::of).orElseGet(() -> staged(file));
        Descriptor layer = carried.descriptor().withAnnotations(annotations(file, carried, recipe));
        Blob blob = Blob.sized(layer, carried.bytes(), file.source().shown());
        return new PackedArtifact(MediaType.FILE, file.roles(), List.of(blob));
    }

    private Digest sum(FileOrigin source) {
        return source instanceof FileOrigin.UrlOrigin url ? urls.sum(url) : Recipes.digest(source(source));
    }

    private CarriedFile staged(FileSpec file) {
        Path whole = source(file.source());
        Path content = file.unpack()
                .map(entry -> unpacked(whole, entry, file.source().shown()))
                .orElse(whole);
        return CarriedFile.of(new Compression(staging.newFolder("packed")).of(content));
    }

    private Path unpacked(Path archive, String entry, String shown) {
        Path target = staging.newFile("unpacked");
        new Unpack(LARGEST_ARCHIVE).take(archive, entry, target, shown);
        return target;
    }

    private Path source(FileOrigin source) {
        if (source instanceof FileOrigin.UrlOrigin url) {
            return urls.get(url);
        }
        return folder.resolve(((FileOrigin.FolderOrigin) source).path());
    }

    private static Map<String, String> annotations(FileSpec file, CarriedFile carried, Recipe recipe) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotation.TITLE, Path.of(file.path()).getFileName().toString());
        annotations.put(Annotation.PATH, file.path());
        annotations.put(Annotation.MODE, file.octalMode());
        annotations.put(Annotation.OWNER, file.owner().toString());
        annotations.put(Annotation.SOURCE, file.source().shown());
        annotations.put(Annotation.CONTENT_DIGEST, carried.content().toString());
        annotations.put(Annotation.CONTENT_SIZE, Long.toString(carried.contentSize()));
        annotations.put(Annotation.RECIPE, recipe.toString());
        return annotations;
    }
}
