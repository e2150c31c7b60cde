package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.bundler.build.BuildRecord;
import dev.roadcase.bundler.build.BuildRecords;
import dev.roadcase.bundler.build.CopiedPaths;
import dev.roadcase.bundler.build.ImagePlan;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bundle carries so that the next version of an image can be built at the show: how its images are built, and the
 * files of those layers that no carried image has.
 *
 * @param carried plans of the images that the bundle carries
 * @param live plans of those that are built at the show
 */
record BuildSources(DemoFolder folder, List<ImagePlan> carried, List<ImagePlan> live) {
    private static final String FILE = "application/octet-stream";
    private static final String EXECUTABLE = "0755";

    /** Documents of the demo; none if it builds no image, or if files of it are not made yet. */
    List<Blob> blobs() {
        boolean unmade = Stream.concat(carried.stream(), live.stream())
                .anyMatch(plan -> !plan.unmade().isEmpty());
        if (carried.isEmpty() || unmade) {
            return List.of();
        }
        List<CopiedPaths> copied =
                lacking().map(copy -> CopiedPaths.below(copy, folder.path())).toList();
        List<Blob> blobs = new ArrayList<>();
        blobs.add(records(copied));
        copied.stream()
                .flatMap(paths -> paths.files().stream())
                .distinct()
                .sorted()
                .forEach(path -> blobs.add(file(path)));
        return blobs;
    }

    /** What is copied into layers that the bundle does not have. */
    private Stream<String> lacking() {
        Set<Recipe> known = carried.stream()
                .flatMap(plan -> plan.layers().stream())
                .map(layer -> layer.source().recipe())
                .collect(Collectors.toSet());
        return live.stream().flatMap(plan -> lacking(plan, known)).distinct().sorted();
    }

    private static Stream<String> lacking(ImagePlan plan, Set<Recipe> known) {
        return BuildRecord.of(plan).copies().entrySet().stream()
                .filter(copy -> !known.contains(copy.getValue()))
                .map(Map.Entry::getKey)
                .map(CopyLayer::copy);
    }

    private Blob records(List<CopiedPaths> copied) {
        TreeSet<String> folders = copied.stream()
                .flatMap(paths -> paths.folders().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<BuildRecord> all = Stream.concat(carried.stream(), live.stream())
                .map(BuildRecord::of)
                .toList();
        byte[] document = new BuildRecords(all, List.copyOf(folders)).bytes();
        Descriptor descriptor = Descriptor.of("application/json", document)
                .withAnnotations(Map.of(Annotation.TITLE, BuildRecords.NAME));
        return Blob.document(descriptor, document, BuildRecords.NAME);
    }

    private Blob file(String path) {
        boolean executable = Files.isExecutable(folder.resolve(path));
        Map<String, String> annotations = executable
                ? Map.of(Annotation.TITLE, path, Annotation.MODE, EXECUTABLE)
                : Map.of(Annotation.TITLE, path);
        Descriptor descriptor = folder.describe(path, FILE).withAnnotations(annotations);
        return Blob.sized(descriptor, Content.of(folder.resolve(path)), path);
    }
}
