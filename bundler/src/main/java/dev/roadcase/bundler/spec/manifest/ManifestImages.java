package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.manifest.Marks;
import dev.roadcase.bundler.spec.image.IgnoredImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.util.function.UnaryOperator;

/** Reads manifests for their images: those that pods run, and what else looks like one. */
record ManifestImages(Parameters parameters, IgnoredImages ignored, Problems problems) {
    /**
     * Reads one.
     *
     * @param manifest its path in the demo's folder
     * @param filled whether parameters stand in it
     */
    FoundImages find(String manifest, YamlText yaml, boolean filled) {
        Marks marks = Marks.notIn(yaml.text());
        String marked = filled ? marks.put(yaml.text()) : yaml.text();
        UnaryOperator<String> fill = text -> marks.replace(text, this::valueOrName);
        FoundImages found = new FoundImages(manifest, ignored);
        new YamlReader(problems, marked.length())
                .walk(
                        new YamlText(yaml.file(), marked),
                        new PodImages(fill, found, problems).and(new MentionedImages(fill, found)));
        return found;
    }

    /** The same for a manifest that has other values. */
    ManifestImages with(Parameters others) {
        return new ManifestImages(others, ignored, problems);
    }

    private String valueOrName(String name) {
        return parameters.value(name).orElse("${" + name + "}");
    }
}
