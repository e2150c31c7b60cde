package dev.roadcase.bundler.draft;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.draft.plan.Draft;
import dev.roadcase.bundler.draft.plan.Quoted;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.manifest.FoundImage;
import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The images that prepare would find in a drafted demo.
 *
 * @param names of those that it would carry, each once
 * @param lines for the key {@code images}
 * @param problems what keeps prepare from finding more
 */
record CarriedImages(List<String> names, List<String> lines, List<String> problems) {
    static final CarriedImages UNKNOWN = new CarriedImages(List.of(), List.of(), List.of());

    /** Reads the demo that was written, as prepare does. */
    static CarriedImages of(Draft draft, DemoFolder folder) {
        try {
            Demo demo = DemoReader.read(folder);
            WorkloadImages images = WorkloadImages.find(
                    folder, demo.workloads(), Parameters.of(demo.parameters(), Map.of()), demo.ignoredImages());
            Set<String> lines = new LinkedHashSet<>();
            images.found().forEach(image -> lines.add(line(image, draft)));
            images.mentions()
                    .forEach(mention -> mention.reference()
                            .ifPresent(reference -> lines.add("# - " + Quoted.remark(reference.toString())
                                    + " # if it is an image: see " + Quoted.remark(mention.place()))));
            Stream<String> names =
                    images.found().stream().map(image -> image.reference().toString());
            return new CarriedImages(names.distinct().toList(), List.copyOf(lines), List.of());
        } catch (Problem e) {
            return new CarriedImages(
                    List.of(), List.of(), e.getMessage().lines().toList());
        }
    }

    /** An image whose name has a parameter is found with its value: here it would stay with the default. */
    private static String line(FoundImage image, Draft draft) {
        String written = draft.manifests()
                .getOrDefault(image.manifest(), "")
                .lines()
                .skip(image.line() - 1L)
                .findFirst()
                .orElse("");
        String line = "- " + Quoted.text(image.reference().toString());
        return written.contains("${") ? "# " + line + " # found in " + Quoted.remark(image.manifest()) : line;
    }
}
