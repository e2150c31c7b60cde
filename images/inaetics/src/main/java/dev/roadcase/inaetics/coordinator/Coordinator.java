package dev.roadcase.inaetics.coordinator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Orders;
import dev.roadcase.inaetics.registration.Registration;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What services are told, and what people may change. */
public final class Coordinator {
    private final Registry registry;
    private final Fleets fleets;
    private final ProductionRate rate = new ProductionRate();
    private final Reset reset;

    /** @param forget empties the data store */
    public Coordinator(Registry registry, Fleets fleets, Runnable forget, Events events) {
        this.registry = registry;
        this.fleets = fleets;
        this.reset = new Reset(registry, rate, fleets, forget, events);
    }

    /** What runs resets. */
    public Reset reset() {
        return reset;
    }

    /** By what the autoscaler decides; absent while there is nothing to decide. */
    public OptionalDouble queueLevel() {
        return reset.isUnderWay() ? OptionalDouble.empty() : registry.queueLevel();
    }

    Orders register(Registration registration) {
        registry.hear(registration);
        rate.takeOver(registration.productionRate());
        return new Orders(rate.percent(), reset.isUnderWay());
    }

    void setRate(int percent) {
        rate.set(percent);
    }

    void addProducers(int more) throws IOException, InterruptedException {
        fleets.addProducers(more);
    }

    ObjectNode utilisation() {
        return Json.object()
                .put("productionRate", rate.percent())
                .put("utilisation", Recorder.productionUtilisation(registry));
    }

    ObjectNode systemStats() {
        int processors = registry.present(Kind.PROCESSOR).size();
        int producers = registry.present(Kind.PRODUCER).size();
        return Json.object()
                .put("productionRate", rate.percent())
                .put("processors", processors + " / " + text(fleets.requestedProcessors()))
                .put("producers", fleets.requestedProducers().orElse(producers))
                .put("resetting", reset.isUnderWay());
    }

    private static String text(OptionalInt count) {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : "?";
    }
}
