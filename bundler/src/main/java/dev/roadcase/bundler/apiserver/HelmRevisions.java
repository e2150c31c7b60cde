package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Helm has recorded of a release after the revision that came with the demo. */
record HelmRevisions(ApiServer server) {
    /** helm.sh/helm/v3, pkg/storage, makeKey. */
    private static final Pattern FIRST = Pattern.compile("(sh\\.helm\\.release\\.v1\\.(.+)\\.v)1");

    private static final ApiResource SECRETS = new ApiResource("v1", "Secret", "secrets", true, Set.of());

    /** The later revisions, if this is the first one of a release. */
    Stream<LiveObject> after(String kind, String namespace, String name) {
        Matcher first = FIRST.matcher(name);
        if (!kind.equals(SECRETS.kind()) || !first.matches()) {
            return Stream.of();
        }
        String selector = "?labelSelector=owner%3Dhelm%2Cname%3D" + first.group(2);
        return server.metadataIfAllowed(SECRETS.path(namespace) + selector).stream()
                .map(metadata -> new LiveObject(SECRETS, metadata))
                .filter(revision -> revision.name().startsWith(first.group(1))
                        && !revision.name().equals(name));
    }

    /**
     * Whether Helm has gone on from a first revision of ours. Some of its versions take all labels off that they do not
     * know; who has applied it stays known.
     */
    static boolean wentOn(JsonNode metadata) {
        return metadata.path("labels").path("owner").asText().equals("helm")
                && !metadata.path("labels").path("status").asText().equals("deployed")
                && StreamSupport.stream(metadata.path("managedFields").spliterator(), false)
                        .anyMatch(field -> field.path("manager").asText().equals(FieldOwner.CONTROLLER.toString()));
    }
}
