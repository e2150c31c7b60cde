package dev.roadcase.inaetics.viewer;

import dev.roadcase.inaetics.autoscaler.Autoscaler;
import dev.roadcase.inaetics.autoscaler.Decisions;
import dev.roadcase.inaetics.coordinator.ClusterView;
import dev.roadcase.inaetics.coordinator.Coordinator;
import dev.roadcase.inaetics.coordinator.CoordinatorRoutes;
import dev.roadcase.inaetics.coordinator.Fleets;
import dev.roadcase.inaetics.coordinator.Recorder;
import dev.roadcase.inaetics.coordinator.Registry;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.http.Server;
import dev.roadcase.inaetics.kubernetes.ControllerKind;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.service.Environment;
import dev.roadcase.inaetics.service.Meter;
import dev.roadcase.inaetics.service.Service;
import dev.roadcase.inaetics.service.Workers;
import dev.roadcase.inaetics.settings.SettingsFolder;
import dev.roadcase.inaetics.statistics.History;
import dev.roadcase.inaetics.statistics.Statistic;
import dev.roadcase.inaetics.statistics.Throughput;
import dev.roadcase.inaetics.store.ResultStore;
import dev.roadcase.inaetics.wire.RemoteQueue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The viewer as a service. */
public final class ViewerService implements Service {
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Identity identity;
    private final ResultStore store = new ResultStore();
    private final Throughput throughput = new Throughput(store::received, System::nanoTime);
    private final Meter meter = new Meter();
    private final Workers workers = new Workers();
    private final Scaling scaling;
    private final Server server;

    private ViewerService(Environment environment, Class<?> program, Events events) throws IOException {
        Clock clock = Clock.systemUTC();
        CurrentSettings settings = new CurrentSettings(new SettingsFolder(environment.settings()), events);
        identity = environment.identity(Kind.VIEWER);
        scaling = scaling(environment, program, settings);
        Registry registry = new Registry(clock);
        Fleets fleets = new Fleets(scaling.controllers(), settings, events);
        Coordinator coordinator = new Coordinator(registry, fleets, store::clear, events);
        Decisions decisions = new Decisions();
        Autoscaler autoscaler =
                new Autoscaler(clock, settings, coordinator::queueLevel, fleets::processors, decisions, events);
        History history = new History();
        ClusterView cluster = new ClusterView(scaling.machines(), registry, events);
        Recorder recorder = new Recorder(clock, registry, fleets, history, this::registration, events);
        Routes routes = new Routes(workers::areAlive).otherwise(new Pages());
        new CoordinatorRoutes(coordinator, history, cluster, decisions, settings).addTo(routes);
        RemoteQueue queue = new RemoteQueue(new Client(), environment.queue());
        new StoreRoutes(identity.run(), store, queue).addTo(routes);
        server = Server.start(environment.listen(), environment.names(), routes, events);
        workers.start("fleets", fleets::run, events);
        workers.start("cluster view", cluster::run, events);
        workers.start("recorder", recorder::run, events);
        workers.start("reset", coordinator.reset()::run, events);
        workers.start("autoscaler", autoscaler::run, events);
        scaling.start(events);
    }

    /**
     * @param program whose words start a service, where replicas are processes
     * @throws IOException where it cannot listen, or not scale
     */
    public static ViewerService start(Environment environment, Class<?> program, Events events) throws IOException {
        return new ViewerService(environment, program, events);
    }

    /** {@code INAETICS_SCALER}: {@code replicationcontrollers} or {@code deployments} of Kubernetes, or {@code processes}. */
    private static Scaling scaling(Environment environment, Class<?> program, CurrentSettings settings)
            throws IOException {
        String scaler = environment.variable("INAETICS_SCALER").orElse("replicationcontrollers");
        if (scaler.equals("processes")) {
            return LocalScaling.beside(environment.viewer(), environment, program);
        }
        ControllerKind kind = ControllerKind.read(scaler);
        return new KubernetesScaling(environment, kind, () -> settings.get().namespace());
    }

    private Registration registration() {
        List<Statistic> statistics = List.of(
                Statistic.throughput("data-store", throughput.perSecond()),
                Statistic.utilization("data-store-utilization", 100.0 * store.size() / ResultStore.CAPACITY));
        return new Registration(identity, meter.usage(), OptionalInt.empty(), statistics);
    }

    @Override
    public Address address() {
        return server.address();
    }

    @Override
    public void stop() throws InterruptedException {
        workers.stop(LAST);
        scaling.stop();
        server.close();
    }
}
