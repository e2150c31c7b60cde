package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The objects of a kind that a definition of resources has brought: they go with it, whosever they are.
 *
 * @param path of the definition
 */
record DefinedObjects(ApiServer server, String path) {
    /** Whether there are none; not where we may not look. */
    boolean areNone() {
        return server.find(path)
                .map(definition -> definition.path("spec"))
                .map(DefinedObjects::list)
                .filter(list -> !server.isHidden(list))
                .map(list -> server.metadataIfAllowed(list).isEmpty())
                .orElse(false);
    }

    private static String list(JsonNode spec) {
        String version = spec.path("versions").path(0).path("name").asText();
        return "/apis/" + spec.path("group").asText() + "/" + version + "/"
                + spec.path("names").path("plural").asText();
    }
}
