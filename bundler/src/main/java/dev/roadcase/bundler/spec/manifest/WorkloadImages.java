package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.IgnoredImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.ManifestText;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of a demo's workloads. They need not be listed in demo.yaml.
 *
 * @param found those that pods run, in the order of the workloads, then by line
 * @param mentions what else looks like an image, in the same order
 */
public record WorkloadImages(List<FoundImage> found, List<ImageMention> mentions) {
    public WorkloadImages {
        found = List.copyOf(found);
        mentions = List.copyOf(mentions);
    }

    /**
     * Looks for them in the manifests of these workloads.
     *
     * @param ignored what is neither found nor mentioned
     * @throws Problem bad input, with a line for each manifest that is not YAML, and for each image whose name is not
     *     valid or needs a parameter that has no value yet
     */
    public static WorkloadImages find(
            DemoFolder folder, List<Workload> workloads, Parameters parameters, IgnoredImages ignored) {
        Problems problems = new Problems();
        ManifestImages images = new ManifestImages(parameters, ignored, problems);
        List<FoundImage> found = new ArrayList<>();
        List<ImageMention> mentions = new ArrayList<>();
        for (Workload workload : workloads) {
            ManifestText.read(folder, workload.manifests(), problems)
                    .map(yaml -> images.find(workload.manifests(), yaml, workload.filled()))
                    .ifPresent(one -> {
                        found.addAll(one.images());
                        mentions.addAll(one.mentions());
                    });
        }
        problems.throwIfAny();
        return new WorkloadImages(found, mentions);
    }
}
