package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.IgnoredImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.ManifestText;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of a demo's workloads and of its steps. They need not be listed in demo.yaml.
 *
 * @param found those that pods run, in the order of the workloads and then of the steps, then by line
 * @param mentions what else looks like an image, in the same order, each once
 */
public record WorkloadImages(List<FoundImage> found, List<ImageMention> mentions) {
    public WorkloadImages {
        found = List.copyOf(found);
        mentions = mentions.stream().distinct().toList();
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
        return find(folder, workloads, List.of(), parameters, ignored);
    }

    /**
     * Looks for them in the manifests of these workloads and of these steps.
     *
     * @param ignored what is neither found nor mentioned
     * @throws Problem as above
     */
    public static WorkloadImages find(
            DemoFolder folder,
            List<Workload> workloads,
            List<StepManifest> steps,
            Parameters parameters,
            IgnoredImages ignored) {
        Problems problems = new Problems();
        ManifestImages images = new ManifestImages(parameters, ignored, problems);
        List<FoundImages> found = new ArrayList<>();
        workloads.stream()
                .filter(Workload::hasManifests)
                .forEach(workload -> ManifestText.read(folder, workload.manifests(), problems)
                        .map(yaml -> images.find(workload.manifests(), yaml, workload.filled()))
                        .ifPresent(found::add));
        workloads.stream()
                .filter(workload -> !workload.hasManifests())
                .forEach(release -> new ReleaseHooks(folder, release.manifests())
                        .texts()
                        .forEach(yaml -> found.add(images.find(release.manifests(), yaml, true))));
        steps.forEach(step -> ManifestText.read(folder, step.manifests(), problems)
                .map(yaml -> images.with(step.over(parameters)).find(step.manifests(), yaml, true))
                .ifPresent(found::add));
        problems.throwIfAny();
        return new WorkloadImages(
                found.stream().flatMap(one -> one.images().stream()).toList(),
                found.stream().flatMap(one -> one.mentions().stream()).toList());
    }
}
