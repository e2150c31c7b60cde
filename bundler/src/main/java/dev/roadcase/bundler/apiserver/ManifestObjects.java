package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.cluster.ClusterObject;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The objects of a text of manifests, lists taken apart, as kubectl reads them.
 *
 * @param shown what the text is, for messages
 * @param usualNamespace of objects for which it names none
 */
record ManifestObjects(String shown, String text, String usualNamespace) {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final int MOST_ALIASES = 50;

    /**
     * The objects, in their order.
     *
     * @throws Problem exit 3 if the text is none of manifests
     */
    List<ApiObject> all() {
        List<ApiObject> objects = new ArrayList<>();
        try {
            for (Object document : yaml().loadAll(Template.forYaml(text))) {
                add(TREES.valueToTree(document), objects);
            }
            return objects;
        } catch (YAMLException | IllegalArgumentException e) {
            throw Problem.badInput("read " + shown + ": " + e.getMessage()).causedBy(e);
        }
    }

    /**
     * The same, where objects without a name have the one that the controller's agent gives them.
     *
     * @param bundle the digest of the bundle's index.json
     */
    List<ApiObject> named(Digest bundle) {
        List<ApiObject> objects = all();
        for (int number = 1; number <= objects.size(); number++) {
            ClusterObject object = new ClusterObject(objects.get(number - 1).json());
            if (object.isUnnamed()) {
                object.nameAfter(bundle.toString(), shown, number);
            }
        }
        return objects;
    }

    private void add(JsonNode document, List<ApiObject> objects) {
        if (document instanceof ObjectNode object && object.path("items").isArray()) {
            object.path("items").forEach(item -> add(item, objects));
        } else if (document instanceof ObjectNode object) {
            objects.add(new ApiObject(object, usualNamespace));
        } else if (!document.isNull() && !document.isMissingNode()) {
            throw new IllegalArgumentException("a document that is no object of Kubernetes");
        }
    }

    /** No tag of a manifest loads a class. */
    private static Yaml yaml() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Template.LARGEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, new ManifestScalars());
    }
}
