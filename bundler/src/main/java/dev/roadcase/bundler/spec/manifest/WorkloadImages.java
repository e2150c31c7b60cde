package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The images that the pods of a demo's workloads run, so that nobody has to list them.
 *
 * @param found in the order of the workloads, then by line
 */
public record WorkloadImages(List<FoundImage> found) {
    public WorkloadImages {
        found = List.copyOf(found);
    }

    /**
     * Looks for them in every manifest.
     *
     * @throws Problem bad input, with a line for each manifest that is not YAML, and each image whose name is none, or
     *     needs a parameter that has no value yet
     */
    public static WorkloadImages find(DemoFolder folder, Demo demo, Parameters parameters) {
        Problems problems = new Problems();
        List<FoundImage> found = new ArrayList<>();
        for (Workload workload : demo.workloads()) {
            found.addAll(new ManifestImages(folder, workload.manifests(), problems).find(parameters));
        }
        problems.throwIfAny();
        return new WorkloadImages(found);
    }

    /** The images that have to be pulled, those that the demo builds left out, each with its manifests, sorted. */
    public Map<Reference, SortedSet<String>> pulledBy(Demo demo) {
        Set<Reference> built = demo.images().stream()
                .filter(BuiltImage.class::isInstance)
                .map(ImageSpec::reference)
                .collect(Collectors.toSet());
        Map<Reference, SortedSet<String>> pulled = new TreeMap<>(Comparator.comparing(Reference::toString));
        found.stream()
                .filter(image -> !built.contains(image.reference()))
                .forEach(image -> pulled.computeIfAbsent(image.reference(), r -> new TreeSet<>())
                        .add(image.manifest()));
        return pulled;
    }
}
