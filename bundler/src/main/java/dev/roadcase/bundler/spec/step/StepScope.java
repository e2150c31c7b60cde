package dev.roadcase.bundler.spec.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What the steps of a demo may name.
 *
 * @param manifests gets the path of each file of manifests, and names that have a value in it beside the parameters
 * @param pages names of the demo's pages
 * @param built images that the demo builds
 */
public record StepScope(
        PathCheck paths,
        ParameterTexts texts,
        BiConsumer<String, Set<String>> manifests,
        List<String> pages,
        List<BuiltImage> built,
        Optional<ClusterSpec> cluster) {

    String requirePage(String name) {
        if (!pages.contains(name)) {
            throw new IllegalArgumentException("the demo has no page " + Excerpt.of(name)
                    + NearNames.question(name, pages).orElse(""));
        }
        return name;
    }

    Reference requireBuilt(String text) {
        Reference image = Reference.parse(text);
        if (image.digest().isPresent()) {
            throw new IllegalArgumentException("what is built has no digest before: name the image with a tag");
        }
        if (built.stream().noneMatch(one -> one.reference().name().equals(image.name()))) {
            throw new IllegalArgumentException("the demo builds no image " + image.name());
        }
        return image;
    }

    /** Keys of etcd can be changed where the demo's cluster has the v2 API. */
    EtcdKey requireKey(String path) {
        if (cluster.isPresent() && !cluster.get().etcd().v2()) {
            throw new IllegalArgumentException(
                    "the cluster's etcd has no v2 API: add v2: true to the key etcd of the cluster");
        }
        return new EtcdKey(path);
    }
}
