package dev.roadcase.bundler.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.apiserver.ShowScope;
import dev.roadcase.bundler.kubectl.KubeContext;
import dev.roadcase.bundler.kubectl.PinnedKubectl;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The cluster of somebody else's in which a show is a guest.
 *
 * @param context of the user's kubeconfig
 * @param scope what of the cluster is the show's
 * @param kubectl out of the bundle, for where this computer has none
 */
public record HostCluster(KubeContext context, ShowScope scope, Optional<PinnedKubectl> kubectl) {
    static HostCluster read(JsonNode json) {
        KubeContext context = new KubeContext(
                json.required("context").asText(),
                json.required("kubeconfig").asText(),
                json.required("cluster").asText(),
                json.required("user").asText(),
                json.required("namespace").asText(),
                json.required("server").asText());
        ShowScope scope = new ShowScope(
                Optional.of(json.required("show").asText()),
                context.namespace(),
                texts(json.required("namespaces")),
                texts(json.required("versions")));
        return new HostCluster(
                context, scope, Optional.ofNullable(json.get("kubectl")).map(PinnedKubectl::read));
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its document. */
    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("context", context.name())
                .put("kubeconfig", context.kubeconfig())
                .put("cluster", context.cluster())
                .put("user", context.user())
                .put("namespace", context.namespace())
                .put("server", context.server())
                .put("show", scope.show().orElseThrow());
        scope.namespaces().stream().sorted().forEach(json.putArray("namespaces")::add);
        scope.versions().stream().sorted().forEach(json.putArray("versions")::add);
        kubectl.ifPresent(its -> json.set("kubectl", its.json()));
        return json;
    }

    /** The same, where the show has objects in more places. */
    public HostCluster with(ShowScope more) {
        return new HostCluster(context, more, kubectl);
    }
}
