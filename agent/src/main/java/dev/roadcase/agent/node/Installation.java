package dev.roadcase.agent.node;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.extraction.FileExtraction;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.file.Utf8Path;
import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the files of a machine's roles where the bundle says, below a root. */
final class Installation {
    private final Bundle bundle;
    private final Path root;
    private final boolean owned;
    private final WrittenFiles written;
    private final Events events;

    /** @param owned whether files get their owners too, which only an administrator can give */
    Installation(Bundle bundle, Path root, boolean owned, Events events) {
        this.bundle = bundle;
        this.root = root;
        this.owned = owned;
        this.written = new WrittenFiles(root);
        this.events = events;
    }

    /**
     * Installs what is missing or differs. Answers how many files the roles have.
     *
     * @throws Problem exit 4 if the bundle is damaged; exit 6 if a file cannot be written
     */
    int install(List<Role> roles) {
        List<BundledFile> files = files(roles).toList();
        List<BundledFile> missing =
                files.stream().filter(file -> !isInstalled(file)).toList();
        if (!missing.isEmpty()) {
            events.emit(new Event.Began("installing " + missing.size() + " files"));
        }
        record(missing);
        missing.forEach(this::install);
        return files.size();
    }

    /** Records as ours what an agent has installed that did not record it. */
    void adopt(List<Role> roles) {
        record(files(roles).filter(this::isInstalled).toList());
    }

    private void record(List<BundledFile> files) {
        if (!files.isEmpty()) {
            written.announce(files.stream().collect(Collectors.toMap(BundledFile::path, BundledFile::digest)));
        }
    }

    private Stream<BundledFile> files(List<Role> roles) {
        return new Contents(bundle).files().stream().filter(file -> !Collections.disjoint(file.roles(), roles));
    }

    private boolean isInstalled(BundledFile file) {
        return new InstalledFile(place(file), file).isAsBundled(owned);
    }

    private void install(BundledFile file) {
        removeRemains(place(file).getParent());
        FileExtraction extraction = new FileExtraction(bundle, root);
        if (owned) {
            extraction.installed(file);
        } else {
            extraction.file(file);
        }
        events.emit(new Event.Noted("installed " + file.path()));
    }

    /** What a run has left that was interrupted while it wrote. */
    private static void removeRemains(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> remains = Files.newDirectoryStream(folder, NewFile.TEMPORARY + "*")) {
            for (Path each : remains) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw Problem.machine("cannot clean up in " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Path place(BundledFile file) {
        return Utf8Path.below(root, file.path().substring(1));
    }
}
