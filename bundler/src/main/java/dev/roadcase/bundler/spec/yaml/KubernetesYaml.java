package dev.roadcase.bundler.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roadcase.agent.manifest.Template;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as the programs of Kubernetes read it: documents that could as well be JSON. */
public final class KubernetesYaml {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final int MOST_ALIASES = 50;

    /** Definitions of resources have about forty levels. */
    private static final int DEEPEST = 200;

    private KubernetesYaml() {}

    /**
     * The documents of a text, in their order; one without content is missing or null.
     *
     * @throws IllegalArgumentException if it is neither YAML nor JSON
     */
    public static List<JsonNode> documents(String text) {
        try {
            List<JsonNode> documents = new ArrayList<>();
            yaml().loadAll(Template.forYaml(text)).forEach(document -> documents.add(TREES.valueToTree(document)));
            return documents;
        } catch (YAMLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** No tag of a manifest loads a class. */
    public static Yaml yaml() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Template.LARGEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setNestingDepthLimit(DEEPEST);
        DumperOptions dumped = new DumperOptions();
        dumped.setSplitLines(false);
        dumped.setWidth(Integer.MAX_VALUE);
        dumped.setExplicitStart(true);
        return new Yaml(new SafeConstructor(limits), new Representer(dumped), dumped, limits, new ManifestScalars());
    }
}
