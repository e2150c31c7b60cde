package dev.roadcase.inaetics.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.parts.HandClock;
import dev.roadcase.inaetics.process.LocalControllers;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.registration.Usage;
import dev.roadcase.inaetics.service.Stop;
import dev.roadcase.inaetics.settings.Settings;
import dev.roadcase.inaetics.statistics.History;
import dev.roadcase.inaetics.statistics.Statistic;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final HandClock clock = new HandClock();
    private final Registry registry = new Registry(clock);
    private final History history = new History();
    private final Recorder recorder = new Recorder(
            clock,
            registry,
            new Fleets(new LocalControllers(List.of()), () -> Settings.DEPLOYED, Events.NONE),
            history,
            () -> service(Kind.VIEWER, "viewer", Statistic.throughput("data-store", 7)),
            Events.NONE);

    private static Registration service(Kind kind, String name, Statistic... statistics) {
        Identity identity = new Identity(kind, name, name, "10.0.0.1");
        return new Registration(identity, Usage.UNKNOWN, OptionalInt.empty(), List.of(statistics));
    }

    private void record() throws InterruptedException {
        Stop stop = new Stop();
        stop.ask();
        recorder.run(stop);
    }

    private double latest(String name) {
        return history.series(Set.of(name), 1).get(0).latest().value();
    }

    @Test
    void whatAllProducersAndAllProcessorsDoIsAddedUp() throws InterruptedException {
        registry.hear(service(Kind.PRODUCER, "p", Statistic.throughput("p", 40), Statistic.utilization("u", 4)));
        registry.hear(service(Kind.PRODUCER, "q", Statistic.throughput("q", 60)));
        registry.hear(service(Kind.PROCESSOR, "r", Statistic.throughput("r", 30)));
        record();
        assertThat(latest("produced")).isEqualTo(100);
        assertThat(latest("processed")).isEqualTo(30);
        assertThat(latest("data-store")).isEqualTo(7);
        assertThat(latest("processors-registered")).isEqualTo(1);
    }

    /** Whatever stands in a registration: the recorder is not to end over what it adds up to. */
    @Test
    void aValueThatWouldAddUpToNoNumberIsRefused() {
        Registration most = service(Kind.PRODUCER, "p", Statistic.throughput("p", 1));
        ObjectNode json = most.json();
        ((ObjectNode) json.path("statistics").path(0)).put("value", Double.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registration.read(json))
                .withMessageContaining("the statistic p is");
    }

    @Test
    void whereThereIsNoRoomForTheViewerItselfItGoesOnRecording() throws InterruptedException {
        IntStream.rangeClosed(1, 200).forEach(number -> registry.hear(service(Kind.PROCESSOR, "r" + number)));
        record();
        assertThat(latest("processors-registered")).isEqualTo(200);
    }
}
