package dev.roadcase.agent.registry.distribution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.store.ListedReferrer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer about what belongs to a manifest (OCI distribution spec 1.1, "Listing Referrers"): an index, all at once. */
record ReferrerList(List<ListedReferrer> all) {

    /** @param wanted the type to which the client limits the list */
    Answer answer(Optional<String> wanted) {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX);
        ArrayNode manifests = index.putArray("manifests");
        all.stream()
                .filter(each -> wanted.isEmpty() || each.artifactType().equals(wanted))
                .forEach(each -> manifests.add(each.json()));
        Answer answer =
                new Answer(Answer.OK, Map.of("Content-Type", MediaType.OCI_INDEX), new Body.Held(Json.bytes(index)));
        return wanted.isPresent() ? answer.with("OCI-Filters-Applied", "artifactType") : answer;
    }
}
