package dev.roadcase.bundler.chart;

import dev.roadcase.bundler.helm.HelmCall.ReleasePlace;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes of rendered documents what Helm sends to the cluster.
 *
 * @param clusterWide whether objects of this apiVersion and kind belong to no namespace
 */
record ChartObjects(ReleasePlace place, ChartMarks marks, Predicate<NodeEdit> clusterWide) {
    private static final String METADATA = "metadata";

    /** The same documents, where no mark is hidden by an encoding. */
    List<ChartDocument> decoded(List<ChartDocument> documents) {
        SecretTexts secrets = new SecretTexts(marks);
        return documents.stream()
                .map(document -> edited(document, secrets::decode))
                .toList();
    }

    /** As objects of the release, with Helm's labels (helm.sh/helm/v3, pkg/action/validate.go). */
    List<ChartDocument> ofRelease(List<ChartDocument> documents) {
        return documents.stream()
                .map(document -> edited(document, object -> own(object) | settle(object)))
                .toList();
    }

    /** As hooks, which get no labels. */
    ChartDocument ofHook(ChartDocument document) {
        return edited(document, this::settle);
    }

    private boolean own(NodeEdit object) {
        NodeEdit metadata = object.map(METADATA);
        metadata.map("labels").put("app.kubernetes.io/managed-by", "Helm");
        metadata.map("annotations").put("meta.helm.sh/release-name", place.release());
        metadata.map("annotations").put("meta.helm.sh/release-namespace", place.namespace());
        return true;
    }

    /** Objects without a namespace are in that of the release. */
    private boolean settle(NodeEdit object) {
        NodeEdit metadata = object.map(METADATA);
        if (!metadata.text("namespace").isEmpty() || clusterWide.test(object)) {
            return false;
        }
        metadata.put("namespace", place.namespace());
        return true;
    }

    private static ChartDocument edited(ChartDocument document, Predicate<NodeEdit> edit) {
        return DocumentEdit.of(
                document,
                documents -> documents.stream()
                        .flatMap(node -> NodeEdit.of(node).stream())
                        .flatMap(object -> apart(object).stream())
                        .map(edit::test)
                        .reduce(false, (one, other) -> one | other));
    }

    /** The objects of a list, or the object itself. */
    private static List<NodeEdit> apart(NodeEdit object) {
        List<NodeEdit> items = object.items("items").stream()
                .flatMap(item -> NodeEdit.of(item).stream())
                .toList();
        return object.text("kind").endsWith("List") && !items.isEmpty() ? items : List.of(object);
    }
}
