package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.IgnoredImages;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.local.LocalRun;
import dev.roadcase.bundler.spec.local.LocalUse;
import dev.roadcase.bundler.spec.local.Make;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.show.Show;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that demo.yaml says, with its defaults filled in. Lists and maps are in the order of the file.
 *
 * @param parameters by name
 * @param cluster absent where the demo is the application alone
 * @param steps what the presenter does in the course of the show
 */
public record Demo(
        About about,
        Map<String, Parameter> parameters,
        Optional<ClusterSpec> cluster,
        Carried carried,
        Show show,
        List<DemoStep> steps,
        LocalUse local) {
    /** The only {@code apiVersion} that this program reads. */
    public static final String API_VERSION = "roadcase.dev/v1";

    public Demo {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
    }

    public String name() {
        return about.name();
    }

    public String version() {
        return about.version();
    }

    public String description() {
        return about.description();
    }

    public List<Platform> platforms() {
        return carried.platforms();
    }

    public List<ImageSpec> images() {
        return carried.images();
    }

    /** Images that are built at the show. */
    public List<BuiltImage> liveImages() {
        return carried.live();
    }

    /** Whether the referrers of images come along, where an image does not say it itself. */
    public boolean referrers() {
        return carried.referrers();
    }

    /** What looks like an image in a manifest and is none. */
    public IgnoredImages ignoredImages() {
        return carried.ignored();
    }

    public List<FileSpec> files() {
        return carried.files();
    }

    public List<Workload> workloads() {
        return show.workloads();
    }

    /** Its charts that are not rendered. */
    public List<ChartWorkload> charts() {
        return show.charts();
    }

    /** The same demo with what its charts were rendered to, by release. */
    public Demo rendered(Map<String, List<Workload>> releases) {
        return new Demo(about, parameters, cluster, carried, show.rendered(releases), steps, local);
    }

    /** Names of parameters whose value is always a text. */
    public Set<String> texts() {
        return parameters.values().stream()
                .filter(Parameter::isText)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<Page> pages() {
        return show.pages();
    }

    public List<Check> checks() {
        return show.checks();
    }

    /** The manifests of all steps. */
    public List<StepManifest> stepManifests() {
        return steps.stream().flatMap(DemoStep::manifests).distinct().toList();
    }

    public Optional<Make> make() {
        return local.make();
    }

    public Optional<LocalRun> run() {
        return local.run();
    }
}
