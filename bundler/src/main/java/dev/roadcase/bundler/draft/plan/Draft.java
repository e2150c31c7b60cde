package dev.roadcase.bundler.draft.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out for a demo.yaml. All lists are in the order in which they are written.
 *
 * @param name of the demo: a label
 * @param source what it was made from, for people
 * @param manifests texts of new manifests, by their paths in the demo's folder
 * @param remarks what the user has to know or to do, a line each
 */
public record Draft(
        String name,
        String source,
        List<DraftParameter> parameters,
        List<DraftWorkload> workloads,
        List<DraftChart> charts,
        List<DraftPage> pages,
        List<DraftCheck> checks,
        Map<String, String> manifests,
        List<String> remarks) {

    public Draft {
        parameters = List.copyOf(parameters);
        workloads = List.copyOf(workloads);
        charts = List.copyOf(charts);
        pages = List.copyOf(pages);
        checks = List.copyOf(checks);
        manifests = Collections.unmodifiableMap(new LinkedHashMap<>(manifests));
        remarks = List.copyOf(remarks);
    }

    /** A draft from nothing. */
    public static Draft empty(String name) {
        return new Draft(name, "", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());
    }
}
