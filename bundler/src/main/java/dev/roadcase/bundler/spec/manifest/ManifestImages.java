package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.ManifestText;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the images of one manifest. It looks at every pod spec, in objects of any kind (Kubernetes API, PodSpec:
 * containers, initContainers, ephemeralContainers, and volumes that are images).
 */
final class ManifestImages {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    /** Marks a parameter without a value with a character that is in no YAML file and in no image's name. */
    private static final String MARK = "\uE000";

    private static final Pattern UNKNOWN = Pattern.compile(MARK + "(.*?)" + MARK);

    private final DemoFolder folder;
    private final Workload workload;
    private final Problems problems;
    private final List<FoundImage> found = new ArrayList<>();

    ManifestImages(DemoFolder folder, Workload workload, Problems problems) {
        this.folder = folder;
        this.workload = workload;
        this.problems = problems;
    }

    List<FoundImage> find(Parameters parameters) {
        ManifestText.read(folder, workload.manifests(), problems).ifPresent(yaml -> {
            String filled = filled(yaml.text(), parameters);
            new YamlReader(problems, ManifestText.LARGEST + filled.length())
                    .documents(new YamlText(yaml.file(), filled), this::findIn);
        });
        found.sort(Comparator.comparingInt(FoundImage::line));
        return found;
    }

    private String filled(String text, Parameters parameters) {
        return workload.filled() ? parameters.fill(text, name -> MARK + name + MARK) : text;
    }

    private void findIn(YamlNode document) {
        document.withAllBelow().stream().flatMap(ManifestImages::images).forEach(this::add);
    }

    private static Stream<YamlNode> images(YamlNode pod) {
        Stream<YamlNode> containers = CONTAINERS.stream()
                .flatMap(key -> items(pod, key))
                .flatMap(container -> container.peek("image").stream());
        Stream<YamlNode> volumes = items(pod, "volumes")
                .flatMap(volume -> volume.peek("image").stream())
                .flatMap(image -> image.peek("reference").stream());
        return Stream.concat(containers, volumes);
    }

    private static Stream<YamlNode> items(YamlNode pod, String key) {
        return pod.peek(key).stream().flatMap(list -> list.peekItems().stream());
    }

    private void add(YamlNode image) {
        image.parse(ManifestImages::reference)
                .ifPresent(reference -> found.add(new FoundImage(
                        reference, workload.manifests(), image.place().line())));
    }

    private static Reference reference(String text) {
        Matcher unknown = UNKNOWN.matcher(text);
        if (unknown.find()) {
            throw new IllegalArgumentException("this image's name needs ${" + unknown.group(1)
                    + "}, which has no value yet (give it a default, or --set " + unknown.group(1) + "=…)");
        }
        return Reference.parse(text);
    }
}
