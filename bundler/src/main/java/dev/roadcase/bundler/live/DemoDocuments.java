package dev.roadcase.bundler.live;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.extraction.FileExtraction;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.BuildRecords;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockFile;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.value.PathRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents of the demo that a bundle carries. */
record DemoDocuments(Bundle bundle) {
    Demo demo() {
        return DemoReader.read(shown(DemoFolder.FILE), required(DemoFolder.FILE));
    }

    Lock lock() {
        return LockFile.parse(shown(LockFile.NAME), required(LockFile.NAME));
    }

    /** How its images are built; older bundles do not say it. */
    BuildRecords records() {
        return BuildRecords.parse(find(BuildRecords.NAME)
                .map(bundle::read)
                .orElseThrow(() -> Problem.badInput(bundle.file() + " does not say how its images are built")
                        .advise("prepare it again: bundles of today carry what the next version is built from")));
    }

    /** Makes a folder with the files that images are built from. */
    void takeOut(Path folder) {
        FileExtraction extraction = new FileExtraction(bundle, folder);
        try {
            for (String name : records().folders()) {
                Files.createDirectories(folder.resolve(PathRule.requireRelative(name)));
            }
            files().forEach(file -> takeOut(file, folder, extraction));
        } catch (IOException e) {
            throw Problem.machine("cannot write below " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static void takeOut(Descriptor file, Path folder, FileExtraction extraction) {
        Path taken = extraction.document(file, title(file).orElseThrow());
        if (file.annotation(Annotation.MODE).isPresent() && !taken.toFile().setExecutable(true)) {
            throw Problem.machine("cannot make " + taken + " executable");
        }
    }

    private Stream<Descriptor> files() {
        return new Contents(bundle).demo().stream().filter(file -> title(file).isPresent());
    }

    private Optional<Descriptor> find(String title) {
        return new Contents(bundle).demo(title);
    }

    private byte[] required(String title) {
        return find(title)
                .map(bundle::read)
                .orElseThrow(() -> Problem.notAuthentic(bundle.file() + " carries no " + title));
    }

    private String shown(String title) {
        return bundle.file() + "!" + title;
    }

    private static Optional<String> title(Descriptor file) {
        return file.annotation(Annotation.TITLE);
    }
}
