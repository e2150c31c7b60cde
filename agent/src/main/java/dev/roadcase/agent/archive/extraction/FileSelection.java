package dev.roadcase.agent.archive.extraction;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Some files of a bundle, by the names that a user gives. */
public final class FileSelection {
    /** The folder of the demo's own documents, among the files of machines. */
    private static final String DEMO = "demo/";

    private final Collection<Function<FileExtraction, Path>> chosen;

    private FileSelection(Collection<Function<FileExtraction, Path>> chosen) {
        this.chosen = List.copyOf(chosen);
    }

    /** Every file, then demo.yaml, its lock and its workloads below {@code demo/}. */
    public static FileSelection all(Bundle bundle) {
        return new FileSelection(byName(bundle).values());
    }

    /**
     * These: {@code /opt/bin/tool}, {@code demo/demo.yaml}.
     *
     * @throws Problem exit 3 if the bundle has no such file
     */
    public static FileSelection of(Bundle bundle, List<String> names) {
        Map<String, Function<FileExtraction, Path>> all = byName(bundle);
        return new FileSelection(names.stream()
                .map(name -> Optional.ofNullable(all.get(name))
                        .orElseThrow(() -> Problem.badInput(bundle.file() + " has no file " + Excerpt.of(name))
                                .advise("it has: " + String.join(", ", all.keySet()))))
                .toList());
    }

    /** Takes them out, and answers where they are. */
    public List<Path> takeOut(FileExtraction extraction) {
        return chosen.stream().map(file -> file.apply(extraction)).toList();
    }

    private static Map<String, Function<FileExtraction, Path>> byName(Bundle bundle) {
        Contents contents = new Contents(bundle);
        Map<String, Function<FileExtraction, Path>> all = new LinkedHashMap<>();
        contents.files().forEach(file -> all.put(file.path(), extraction -> extraction.file(file)));
        contents.demo().forEach(layer -> {
            String name = DEMO + title(bundle, layer);
            all.put(name, extraction -> extraction.document(layer, name));
        });
        return all;
    }

    private static String title(Bundle bundle, Descriptor layer) {
        return layer.annotation(Annotation.TITLE)
                .orElseThrow(() -> Problem.notAuthentic(bundle.file() + ": a document of the demo has no title"));
    }
}
