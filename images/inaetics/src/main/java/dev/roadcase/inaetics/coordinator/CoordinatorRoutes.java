package dev.roadcase.inaetics.coordinator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.autoscaler.Decided;
import dev.roadcase.inaetics.autoscaler.Decisions;
import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Call;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.settings.Settings;
import dev.roadcase.inaetics.statistics.History;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The coordinator over HTTP, below {@code /coordinator}. */
public final class CoordinatorRoutes {
    private final Coordinator coordinator;
    private final History history;
    private final ClusterView cluster;
    private final Decisions decisions;
    private final Supplier<Settings> settings;

    public CoordinatorRoutes(
            Coordinator coordinator,
            History history,
            ClusterView cluster,
            Decisions decisions,
            Supplier<Settings> settings) {
        this.coordinator = coordinator;
        this.history = history;
        this.cluster = cluster;
        this.decisions = decisions;
        this.settings = settings;
    }

    public void addTo(Routes routes) {
        routes.costlyPost(Registration.PATH, this::register)
                .costlyGet("/coordinator/statistics", this::statistics)
                .get("/coordinator/systemStats", call -> Answer.json(coordinator.systemStats()))
                .get("/coordinator/utilisation", call -> Answer.json(coordinator.utilisation()))
                .get("/coordinator/clusterInfo", call -> Answer.json(cluster.json()))
                .get("/coordinator/decisions", call -> decisions())
                .get("/coordinator/settings", call -> Answer.json(settings.get().json()))
                .post("/coordinator/utilisation", this::setRate)
                .post("/coordinator/scaleProducer", this::scaleProducer)
                .post("/coordinator/reset", call -> reset());
    }

    private Answer register(Call call) {
        return Answer.json(coordinator
                .register(Registration.read(Json.object(call.body())))
                .json());
    }

    /** The names stand in the query as they are, with commas between; {@code points} may stand beside them. */
    private Answer statistics(Call call) {
        Set<String> names = Arrays.stream(call.query().split("&"))
                .filter(part -> !part.contains("="))
                .flatMap(part -> Arrays.stream(part.split(",")))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toSet());
        int points = call.field("points").isPresent() ? call.number("points") : History.USUAL;
        ArrayNode list = Json.array();
        history.series(names, points).forEach(series -> list.add(series.json()));
        return Answer.json(list);
    }

    private Answer decisions() {
        ArrayNode list = Json.array();
        decisions.latest().forEach(decided -> list.add(json(decided)));
        return Answer.json(list);
    }

    private static ObjectNode json(Decided decided) {
        ObjectNode json =
                Json.object().put("timestamp", decided.time().toEpochMilli()).put("text", decided.words());
        decided.decision()
                .ifPresent(decision -> json.put("level", decision.level())
                        .put("slope", decision.slope())
                        .put("from", decision.current())
                        .put("to", decision.requested()));
        return json;
    }

    private Answer setRate(Call call) {
        coordinator.setRate(call.number("value"));
        return Answer.nothing();
    }

    private Answer scaleProducer(Call call) throws IOException, InterruptedException {
        coordinator.addProducers(call.number("value"));
        return Answer.nothing();
    }

    private Answer reset() {
        coordinator.reset().begin();
        return Answer.nothing();
    }
}
