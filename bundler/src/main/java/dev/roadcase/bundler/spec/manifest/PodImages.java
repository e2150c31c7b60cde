package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlScalar;
import dev.roadcase.bundler.spec.yaml.YamlVisitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the images of pods, in objects of any kind (Kubernetes API, PodSpec: containers, initContainers,
 * ephemeralContainers, and volumes that are images). A container without an image, and {@code image: auto}, get one from
 * another program on the cluster: nobody here knows which.
 */
record PodImages(UnaryOperator<String> fill, FoundImages found, Problems problems) implements YamlVisitor {
    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");
    private static final Set<String> LEFT_OPEN = Set.of("", "auto");
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    /** Whether the value of this path is the image of a pod. */
    static boolean isImage(List<String> path) {
        return endsWith(path, "image") && CONTAINERS.contains(fromEnd(path, 3)) && isItem(path, 2)
                || endsWith(path, "reference")
                        && fromEnd(path, 2).equals("image")
                        && isItem(path, 3)
                        && fromEnd(path, 4).equals("volumes");
    }

    private static boolean endsWith(List<String> path, String key) {
        return fromEnd(path, 1).equals(key);
    }

    private static boolean isItem(List<String> path, int back) {
        return fromEnd(path, back).equals(YamlScalar.ITEM);
    }

    private static String fromEnd(List<String> path, int back) {
        return path.size() < back ? "" : path.get(path.size() - back);
    }

    @Override
    public void scalar(YamlScalar scalar, Optional<YamlScalar> before) {
        String text = fill.apply(scalar.text()).strip();
        if (!isImage(scalar.path()) || found.ignores(text)) {
            return;
        }
        if (LEFT_OPEN.contains(text)) {
            found.mention(text, Optional.empty(), scalar.place().line());
        } else {
            run(text, scalar);
        }
    }

    private void run(String text, YamlScalar scalar) {
        try {
            found.run(reference(text), scalar.place().line());
        } catch (IllegalArgumentException e) {
            problems.add(scalar.place(), e.getMessage() + "; if this is no image, list it under ignoreImages");
        }
    }

    private static Reference reference(String text) {
        Matcher unknown = NAME.matcher(text);
        if (unknown.find()) {
            throw new IllegalArgumentException("this image's name needs ${" + unknown.group(1)
                    + "}, which has no value yet (give it a default, or --set " + unknown.group(1) + "=…)");
        }
        return Reference.parse(text);
    }

    @Override
    public void mapping(List<String> path, Map<String, YamlScalar> scalars) {
        if (isImage(path) && ImageParts.of(scalars).isEmpty()) {
            scalars.values().stream()
                    .findFirst()
                    .ifPresent(first -> found.mention(
                            "a mapping", Optional.empty(), first.place().line()));
        }
    }
}
