package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The images that the pods of a demo's workloads run. They need not be listed in demo.yaml.
 *
 * @param found in the order of the workloads, then by line
 */
public record WorkloadImages(List<FoundImage> found) {
    public WorkloadImages {
        found = List.copyOf(found);
    }

    /**
     * Looks for them in the manifests of these workloads.
     *
     * @throws Problem bad input, with a line for each manifest that is not YAML, and for each image whose name is not
     *     valid or needs a parameter that has no value yet
     */
    public static WorkloadImages find(DemoFolder folder, List<Workload> workloads, Parameters parameters) {
        Problems problems = new Problems();
        List<FoundImage> found = new ArrayList<>();
        for (Workload workload : workloads) {
            found.addAll(new ManifestImages(folder, workload, problems).find(parameters));
        }
        problems.throwIfAny();
        return new WorkloadImages(found);
    }
}
