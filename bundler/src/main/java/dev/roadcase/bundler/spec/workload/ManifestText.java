package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.yaml.Place;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The text of a workload's manifest. */
public final class ManifestText {
    private static final String NONE_IS_OURS =
            "; if nothing in this file is ours to fill, say \"parameters: none\" at its workload";

    private ManifestText() {}

    /** Reads it. Bytes that are not UTF-8 are a problem. */
    public static Optional<YamlText> read(DemoFolder folder, String manifest, Problems problems) {
        return YamlText.decode(
                        folder.shown(manifest), folder.bytes(manifest, Template.LARGEST), Template.LARGEST, problems)
                .map(yaml -> new YamlText(yaml.file(), Template.forYaml(yaml.text())));
    }

    /** Reports the parameters that a manifest uses and demo.yaml does not declare, each once: where it stands first. */
    public static void check(DemoFolder folder, String manifest, Set<String> declared, Problems problems) {
        Set<String> said = new HashSet<>();
        read(folder, manifest, problems)
                .ifPresent(yaml -> Placeholders.check(yaml.text(), declared, (offset, what) -> {
                    if (said.add(what)) {
                        problems.add(Place.inText(yaml.file(), yaml.text(), offset), what + NONE_IS_OURS);
                    }
                }));
    }
}
