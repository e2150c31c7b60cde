package dev.roadcase.inaetics.viewer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Call;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.ledger.Ledger;
import dev.roadcase.inaetics.sample.Result;
import dev.roadcase.inaetics.store.ResultStore;
import dev.roadcase.inaetics.wire.Delivery;
import dev.roadcase.inaetics.wire.RemoteQueue;
import dev.roadcase.inaetics.wire.RemoteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The data store over HTTP, and the books of the queue, held against what is stored. */
final class StoreRoutes {
    private static final int MOST = 1000;

    private final String run;
    private final ResultStore store;
    private final RemoteQueue queue;

    /** @param run names this run of the store */
    StoreRoutes(String run, ResultStore store, RemoteQueue queue) {
        this.run = run;
        this.store = store;
        this.queue = queue;
    }

    void addTo(Routes routes) {
        routes.post(RemoteStore.RESULTS, this::deliver)
                .costlyGet(RemoteStore.RESULTS, this::results)
                .get(RemoteStore.RECEIVED, call -> received())
                .get("/coordinator/ledger", call -> ledger());
    }

    private Answer deliver(Call call) {
        store.add(Delivery.read(call.body()));
        return Answer.message(run.getBytes(StandardCharsets.UTF_8));
    }

    private Answer results(Call call) {
        ArrayNode list = Json.array();
        store.between(time(call, "from", Long.MIN_VALUE), time(call, "to", Long.MAX_VALUE), MOST)
                .forEach(result -> list.add(json(result)));
        return Answer.json(list);
    }

    private static long time(Call call, String name, long usual) {
        try {
            return call.field(name).map(Long::parseLong).orElse(usual);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a time in milliseconds", e);
        }
    }

    private static ObjectNode json(Result result) {
        ObjectNode json = Json.object().put("processingTime", result.time()).put("result1", result.value());
        json.putObject("sample")
                .put("sampleTime", result.sample().time())
                .put("value1", result.sample().value1())
                .put("value2", result.sample().value2());
        return json;
    }

    private Answer received() {
        ObjectNode json = Json.object();
        store.receivedByQueue().forEach(json::put);
        return Answer.json(json);
    }

    private Answer ledger() throws IOException, InterruptedException {
        Map<String, Long> before = store.receivedByQueue();
        Ledger ledger = queue.ledger();
        long after = store.receivedByQueue().getOrDefault(ledger.queue(), 0L);
        ObjectNode json = ledger.json();
        json.putObject("dataStore")
                .put("run", run)
                .put("received", after)
                .put("kept", store.size())
                .put("agrees", ledger.agreesWith(run, before.getOrDefault(ledger.queue(), 0L), after));
        return Answer.json(json);
    }
}
