package dev.roadcase.bundler.live;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A bundle from which images are built, and a folder of the user's alone for what is made. Both are gone when it closes. */
public final class Workshop implements Closeable {
    private final Bundle bundle;
    private final OlderBundles older;
    private final Path folder;
    private final LiveBuild build;

    private Workshop(Bundle bundle, OlderBundles older, Path folder, LiveBuild build) {
        this.bundle = bundle;
        this.older = older;
        this.folder = folder;
        this.build = build;
    }

    /**
     * Opens a bundle.
     *
     * @param trust in the key that signed it: its layers are used as what its signer says they are
     */
    public static Workshop open(Path file, Trust trust, Events events) {
        Bundle bundle = Bundle.open(file, trust);
        try {
            Path folder = Files.createTempDirectory("roadcase-build-");
            OlderBundles older = OlderBundles.open(folder.resolve("none"), List.of(file), events);
            LiveBuild build = new LiveBuild(bundle, new MadeBefore(older, () -> trust), folder, events);
            return new Workshop(bundle, older, folder, build);
        } catch (IOException e) {
            bundle.close();
            throw Problem.machine("make a folder for the build failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** The bundle. */
    public Bundle bundle() {
        return bundle;
    }

    /**
     * Builds an image. Its new layers stay until this closes.
     *
     * @param demo the demo's folder; without it, what the bundle carries is used
     * @throws Problem exit 3 if the demo has no such image, or if more is needed than the bundle and the folder have
     */
    public MadeImage build(Reference image, Optional<Path> demo, Optional<Platform> platform) {
        return demo.map(at -> build.fromFolder(DemoFolder.at(at), image, platform))
                .orElseGet(() -> build.fromBundle(image, platform));
    }

    @Override
    public void close() {
        older.close();
        bundle.close();
        try (Stream<Path> made = Files.walk(folder)) {
            made.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // It is in the folder for temporary files, which the machine empties.
            return;
        }
    }
}
