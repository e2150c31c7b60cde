package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.cluster.ClusterObject;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of a text of manifests, lists taken apart, as kubectl reads them.
 *
 * @param shown what the text is, for messages
 * @param usualNamespace of objects for which it names none
 */
record ManifestObjects(String shown, String text, String usualNamespace) {
    /**
     * The objects, in their order.
     *
     * @throws Problem exit 3 if the text is none of manifests
     */
    List<ApiObject> all() {
        List<ApiObject> objects = new ArrayList<>();
        try {
            KubernetesYaml.documents(text).forEach(document -> add(document, objects));
            return objects;
        } catch (IllegalArgumentException e) {
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
}
