package dev.roadcase.inaetics.processor;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.http.Server;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.service.Environment;
import dev.roadcase.inaetics.service.Heartbeat;
import dev.roadcase.inaetics.service.Meter;
import dev.roadcase.inaetics.service.Service;
import dev.roadcase.inaetics.service.Workers;
import dev.roadcase.inaetics.statistics.Statistic;
import dev.roadcase.inaetics.statistics.Throughput;
import dev.roadcase.inaetics.wire.RemoteQueue;
import dev.roadcase.inaetics.wire.RemoteStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** A processor as a service. */
public final class ProcessorService implements Service {
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Identity identity;
    private final Throughput throughput;
    private final Meter meter = new Meter();
    private final Workers workers = new Workers();
    private final Heartbeat heartbeat;
    private final Server server;

    private ProcessorService(ProcessorKind kind, Environment environment, Events events) throws IOException {
        server = Server.start(environment.listen(), environment.names(), new Routes(workers::areAlive), events);
        Client client = new Client();
        identity = environment.identity(Kind.PROCESSOR);
        RemoteQueue queue = new RemoteQueue(client, environment.queue());
        RemoteStore store = new RemoteStore(client, environment.viewer());
        Processing job = new Processing(queue, store, kind.pace(), Clock.systemUTC(), events);
        throughput = new Throughput(job::processed, System::nanoTime);
        workers.start("processing", job::run, events);
        heartbeat = Heartbeat.start(client, environment.viewer(), this::registration, orders -> {}, events);
    }

    /** @throws IOException where it cannot listen */
    public static ProcessorService start(ProcessorKind kind, Environment environment, Events events)
            throws IOException {
        return new ProcessorService(kind, environment, events);
    }

    private Registration registration() {
        Statistic throughputNow = Statistic.throughput("processor-" + identity.container(), throughput.perSecond());
        return new Registration(identity, meter.usage(), OptionalInt.empty(), List.of(throughputNow));
    }

    @Override
    public Address address() {
        return server.address();
    }

    @Override
    public void stop() throws InterruptedException {
        workers.stop(LAST);
        heartbeat.stop();
        server.close();
    }
}
