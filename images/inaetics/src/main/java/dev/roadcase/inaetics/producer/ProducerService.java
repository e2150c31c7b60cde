package dev.roadcase.inaetics.producer;

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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The producer as a service. */
public final class ProducerService implements Service {
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Identity identity;
    private final Rate rate = new Rate();
    private final Outbox outbox;
    private final Throughput throughput;
    private final Meter meter = new Meter();
    private final Workers workers = new Workers();
    private final Heartbeat heartbeat;
    private final Server server;

    private ProducerService(Environment environment, Events events) throws IOException {
        server = Server.start(environment.listen(), environment.names(), new Routes(workers::areAlive), events);
        Client client = new Client();
        identity = environment.identity(Kind.PRODUCER);
        outbox = new Outbox(identity.run(), new RemoteQueue(client, environment.queue()), events);
        throughput = new Throughput(outbox::produced, System::nanoTime);
        SampleSource source = new SampleSource(Clock.systemUTC(), new SplittableRandom());
        Production job = new Production(rate, new Pace(System::nanoTime), source, outbox);
        workers.start("production", job::run, events);
        heartbeat = Heartbeat.start(client, environment.viewer(), this::registration, rate::order, events);
    }

    /** @throws IOException where it cannot listen */
    public static ProducerService start(Environment environment, Events events) throws IOException {
        return new ProducerService(environment, events);
    }

    private Registration registration() {
        String name = "producer-" + identity.container();
        return new Registration(
                identity,
                meter.usage(),
                rate.percent(),
                List.of(
                        Statistic.throughput(name, throughput.perSecond()),
                        Statistic.utilization(name + "-utilization", 100.0 * throughput.perSecond() / Rate.LARGEST)));
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
