package dev.roadcase.bundler.stage;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.Compression;
import dev.roadcase.bundler.build.Unpack;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.resolve.CarriedFile;
import dev.roadcase.bundler.resolve.ResolvedFile;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.file.FileOrigin;
import dev.roadcase.bundler.spec.file.FileOrigin.FolderOrigin;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Files as a bundle carries them: taken out of archives, compressed where that pays.
 *
 * @param fetched files from the web
 */
record FileArtifacts(
        DemoFolder folder, Map<URI, FetchedFile> fetched, Staging staging, MadeBefore before, Events events) {
    /** In bytes, unpacked. */
    private static final long LARGEST_ARCHIVE = 64L << 30;

    PackedArtifact artifact(ResolvedFile file) {
        return file.packed().orElseGet(() -> made(file));
    }

    private PackedArtifact made(ResolvedFile file) {
        FileSpec spec = file.spec();
        announce(spec);
        Recipe recipe = file.recipe(file.sum().orElseGet(() -> sum(spec.source())));
        return before.file(recipe)
                .map(CarriedFile::of)
                .orElseGet(() -> unchanged(file, packed(spec)))
                .artifact(spec, recipe);
    }

    /** Once for each file: a file that was fetched for this path was announced then. */
    private void announce(FileSpec spec) {
        if (!(spec.source() instanceof UrlOrigin source) || !isAnnounced(source.url(), spec.path())) {
            events.emit(new Event.Began("staging " + spec.path()));
        }
    }

    private boolean isAnnounced(URI url, String path) {
        return fetched.containsKey(url) && fetched.get(url).target().equals(path);
    }

    /** Where nobody states the sum of a file, it is that of what came. */
    private Digest sum(FileOrigin source) {
        return fetched.get(((UrlOrigin) source).url()).locked().sha256();
    }

    private CarriedFile packed(FileSpec spec) {
        Path whole = source(spec.source());
        Path content = spec.unpack()
                .map(entry -> unpacked(whole, entry, spec.source().shown()))
                .orElse(whole);
        return CarriedFile.of(new Compression(staging.newFolder("packed")).of(content));
    }

    /** The recipe is made of the sum that a file of the folder had when it was resolved. */
    private CarriedFile unchanged(ResolvedFile file, CarriedFile packed) {
        boolean whole = file.spec().unpack().isEmpty();
        if (whole && file.sum().filter(sum -> !sum.equals(packed.content())).isPresent()) {
            throw Problem.badInput(file.spec().source().shown() + " changed while it was packed")
                    .advise("the same command again packs it as it is then");
        }
        return packed;
    }

    private Path unpacked(Path archive, String entry, String shown) {
        Path target = staging.newFile("unpacked");
        new Unpack(LARGEST_ARCHIVE).take(archive, entry, target, shown);
        return target;
    }

    private Path source(FileOrigin source) {
        return source instanceof UrlOrigin url
                ? fetched.get(url.url()).path()
                : folder.resolve(((FolderOrigin) source).path());
    }
}
