package dev.roadcase.inaetics.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.parts.HandClock;
import dev.roadcase.inaetics.process.LocalController;
import dev.roadcase.inaetics.process.LocalControllers;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Orders;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.registration.Usage;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.scaling.Scale;
import dev.roadcase.inaetics.settings.Settings;
import dev.roadcase.inaetics.statistics.Statistic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CoordinatorTest {
    private final HandClock clock = new HandClock();
    private final Registry registry = new Registry(clock);
    private final LocalControllers controllers = new LocalControllers(List.of(
            new LocalController("inaetics-producer-controller", 1, number -> new ProcessBuilder()),
            new LocalController("inaetics-processor-controller", 2, number -> new ProcessBuilder()),
            new LocalController("inaetics-processor-celix-controller", 1, number -> new ProcessBuilder())));
    private final Fleets fleets = new Fleets(controllers, () -> Settings.DEPLOYED, Events.NONE);
    private final List<Runnable> whenForgetting = new ArrayList<>();
    private final Coordinator coordinator =
            new Coordinator(registry, fleets, () -> whenForgetting.forEach(Runnable::run), Events.NONE);

    private Orders hear(Kind kind, String name, OptionalInt rate, Statistic... statistics) {
        Identity identity = new Identity(kind, name, name, "10.0.0.1");
        return coordinator.register(new Registration(identity, Usage.UNKNOWN, rate, List.of(statistics)));
    }

    private int producers() throws Exception {
        return controllers.read("inaetics-producer-controller").replicas();
    }

    @Test
    void aServiceThatIsSilentForThreeSecondsIsNotThere() {
        hear(Kind.PROCESSOR, "processor-1", OptionalInt.empty());
        clock.advance(Duration.ofSeconds(3));
        assertThat(coordinator.systemStats().path("processors").asText()).isEqualTo("1 / ?");
        clock.advance(Duration.ofMillis(1));
        assertThat(coordinator.systemStats().path("processors").asText()).isEqualTo("0 / ?");
    }

    @Test
    void aServiceThatIsGoneIsNotThereWhereTheClockIsSetBack() {
        hear(Kind.PROCESSOR, "processor-1", OptionalInt.empty());
        hear(Kind.PROCESSOR, "processor-2", OptionalInt.empty());
        clock.advance(Duration.ofHours(-1));
        hear(Kind.PROCESSOR, "processor-2", OptionalInt.empty());
        assertThat(coordinator.systemStats().path("processors").asText()).isEqualTo("1 / ?");
    }

    @Test
    void registrationsTravelAsJson() {
        Registration registration = new Registration(
                new Identity(Kind.PRODUCER, "run", "container", "host"),
                new Usage(1.5, 0.25, 30, 20),
                OptionalInt.of(40),
                List.of(Statistic.utilization("production", 3)));
        assertThat(Registration.read(registration.json())).isEqualTo(registration);
        assertThat(Orders.read(new Orders(40, true).json())).isEqualTo(new Orders(40, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registration.read(registration.json().put("kind", "toaster")))
                .withMessage("kind is none of producer, queue, processor, viewer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registration.read(registration.json().put("run", "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registration.read(registration.json().put("load", "NaN")));
    }

    @Test
    void productionBeginsAtFivePercentAndFollowsWhatIsSet() {
        assertThat(hear(Kind.PRODUCER, "p", OptionalInt.empty()).productionRate())
                .isEqualTo(5);
        coordinator.setRate(80);
        assertThat(hear(Kind.PRODUCER, "p", OptionalInt.of(5)).productionRate()).isEqualTo(80);
        assertThatIllegalArgumentException().isThrownBy(() -> coordinator.setRate(101));
    }

    @Test
    void aCoordinatorThatWasStartedAgainGoesOnAsProducersWereTold() {
        hear(Kind.PRODUCER, "p", OptionalInt.of(65));
        assertThat(hear(Kind.PRODUCER, "q", OptionalInt.of(5)).productionRate()).isEqualTo(65);
    }

    @Test
    void productionIsThePartOfWhatAllProducersCan() {
        hear(Kind.PRODUCER, "p", OptionalInt.empty(), Statistic.utilization("p", 100), Statistic.throughput("p", 1000));
        hear(Kind.PRODUCER, "q", OptionalInt.empty(), Statistic.utilization("q", 50), Statistic.throughput("q", 500));
        assertThat(coordinator.utilisation().path("utilisation").asDouble()).isEqualTo(75);
    }

    @Test
    void producersAreScaledByHandFromNoneToFour() throws Exception {
        coordinator.addProducers(2);
        assertThat(producers()).isEqualTo(3);
        coordinator.addProducers(Integer.MAX_VALUE);
        assertThat(producers()).isEqualTo(4);
        coordinator.addProducers(-1);
        assertThat(producers()).isEqualTo(3);
        coordinator.addProducers(Integer.MIN_VALUE);
        assertThat(producers()).isZero();
    }

    /** Both have read how many there are before either writes, as far as they are let. */
    private Controllers readTogether() {
        CyclicBarrier together = new CyclicBarrier(2);
        return new Controllers() {
            @Override
            public Scale read(String controller) throws IOException, InterruptedException {
                Scale scale = controllers.read(controller);
                try {
                    together.await(200, TimeUnit.MILLISECONDS);
                } catch (BrokenBarrierException | TimeoutException e) {
                    // One waits for the other.
                }
                return scale;
            }

            @Override
            public void write(Scale current, int replicas) throws IOException {
                controllers.write(current, replicas);
            }
        };
    }

    @Test
    void twoWhoAskForAProducerAtOnceGetTwo() throws Exception {
        Fleets slow = new Fleets(readTogether(), () -> Settings.DEPLOYED, Events.NONE);
        Callable<Void> more = () -> {
            slow.addProducers(1);
            return null;
        };
        ExecutorService people = Executors.newFixedThreadPool(2);
        people.invokeAll(List.of(more, more));
        people.shutdown();
        assertThat(producers()).isEqualTo(3);
    }

    @Test
    void theQueuesLevelIsWhatTheQueueSays() {
        assertThat(coordinator.queueLevel()).isEmpty();
        hear(Kind.QUEUE, "queue-1", OptionalInt.empty(), Statistic.utilization("queue", 42));
        assertThat(coordinator.queueLevel()).hasValue(42);
    }

    @Test
    void whileItIsResetProcessorsHurryAndNothingIsDecided() {
        hear(Kind.QUEUE, "queue-1", OptionalInt.empty(), Statistic.utilization("queue", 42));
        coordinator.setRate(90);
        coordinator.reset().begin();
        assertThat(coordinator.queueLevel()).isEmpty();
        assertThat(hear(Kind.PRODUCER, "p", OptionalInt.of(90))).isEqualTo(new Orders(5, true));
    }

    @Test
    void aResetEndsWithOneProducerAndOneProcessorOnceTheQueueIsEmpty() throws Exception {
        coordinator.addProducers(3);
        coordinator.reset().begin();
        hear(Kind.QUEUE, "queue-1", OptionalInt.empty(), Statistic.utilization("queue", 42));
        coordinator.reset().proceed();
        assertThat(producers()).isEqualTo(1);
        assertThat(fleets.processors(Settings.DEPLOYED).replicas()).isEqualTo(3);
        hear(Kind.QUEUE, "queue-1", OptionalInt.empty(), Statistic.utilization("queue", 0.5));
        coordinator.reset().proceed();
        assertThat(fleets.processors(Settings.DEPLOYED).replicas()).isEqualTo(1);
        assertThat(coordinator.queueLevel()).hasValue(0.5);
    }

    @Test
    void aResetThatIsAskedForWhileAnotherEndsIsOneMore() throws Exception {
        hear(Kind.QUEUE, "queue-1", OptionalInt.empty(), Statistic.utilization("queue", 0.5));
        coordinator.reset().begin();
        whenForgetting.add(coordinator.reset()::begin);
        coordinator.reset().proceed();
        whenForgetting.clear();
        assertThat(coordinator.queueLevel()).isEmpty();
        coordinator.addProducers(2);
        coordinator.reset().proceed();
        assertThat(producers()).isEqualTo(1);
        assertThat(coordinator.queueLevel()).hasValue(0.5);
    }

    @Test
    void aResetAsksForAProcessorWhereThereIsNoneToEmptyTheQueue() throws Exception {
        fleets.processors(Settings.DEPLOYED).scale(now -> 0);
        hear(Kind.QUEUE, "queue-1", OptionalInt.empty(), Statistic.utilization("queue", 42));
        coordinator.reset().begin();
        coordinator.reset().proceed();
        assertThat(fleets.processors(Settings.DEPLOYED).replicas()).isEqualTo(1);
    }
}
