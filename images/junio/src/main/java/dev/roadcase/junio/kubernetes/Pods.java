package dev.roadcase.junio.kubernetes;

import dev.roadcase.junio.json.Json;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The pods of services, in the namespace where the show is. */
public final class Pods {
    private static final String PATH = "/api/v1/namespaces/default/pods?labelSelector=app,version";

    private final Api api;

    public Pods(Api api) {
        this.api = api;
    }

    /** Those that are there now, by their names; what has ended is not there. */
    public List<Pod> list() throws IOException, InterruptedException {
        return Json.items(api.get(PATH).path("items"))
                .filter(pod -> !pod.path("status").path("phase").asText().matches("Failed|Succeeded"))
                .map(Pod::read)
                .sorted(Comparator.comparing(Pod::name))
                .toList();
    }
}
