package dev.roadcase.inaetics.queue;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.http.Limits;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.http.Server;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Orders;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.service.Environment;
import dev.roadcase.inaetics.service.Heartbeat;
import dev.roadcase.inaetics.service.Meter;
import dev.roadcase.inaetics.service.Service;
import dev.roadcase.inaetics.statistics.Statistic;
import dev.roadcase.inaetics.statistics.Throughput;
import dev.roadcase.inaetics.wire.Put;
import dev.roadcase.inaetics.wire.RemoteQueue;
import dev.roadcase.inaetics.wire.Take;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The queue as a service. */
public final class QueueService implements Service {
    /** Shorter than the time that Kubernetes leaves a pod (30 s), so that what is left is said. */
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private final Identity identity;
    private final Events events;
    private final SampleQueue queue;
    private final Throughput throughput;
    private final Meter meter = new Meter();
    private final Server server;
    private final Heartbeat heartbeat;

    private QueueService(Environment environment, Events events) throws IOException {
        this.events = events;
        identity = environment.identity(Kind.QUEUE);
        queue = new SampleQueue(identity.run(), System::nanoTime);
        throughput = new Throughput(queue::accepted, System::nanoTime);
        server = Server.start(environment.listen(), environment.names(), routes(), events);
        heartbeat = Heartbeat.start(new Client(), environment.viewer(), this::registration, this::obey, events);
    }

    /** @throws IOException where it cannot listen */
    public static QueueService start(Environment environment, Events events) throws IOException {
        return new QueueService(environment, events);
    }

    private Routes routes() {
        return new Routes(() -> true)
                .post(
                        RemoteQueue.SAMPLES,
                        call -> Answer.message(queue.put(Put.read(call.body()), Limits.PATIENCE)
                                .bytes()))
                .post(
                        RemoteQueue.TAKE,
                        call -> Answer.message(queue.take(Take.read(call.body()), Limits.PATIENCE)
                                .bytes()))
                .get(RemoteQueue.LEDGER, call -> Answer.json(queue.ledger().json()));
    }

    private Registration registration() {
        List<Statistic> statistics = List.of(
                Statistic.utilization("queue", queue.utilisation()),
                Statistic.throughput("queue-throughput", throughput.perSecond()));
        return new Registration(identity, meter.usage(), OptionalInt.empty(), statistics);
    }

    private void obey(Orders orders) {
        if (orders.hurry()) {
            queue.hurry();
        }
    }

    @Override
    public Address address() {
        return server.address();
    }

    @Override
    public void stop() throws InterruptedException {
        int left = queue.drain(DRAIN);
        if (left > 0) {
            events.warn("stopping with " + left + " accepted samples that no processor took in " + DRAIN.toSeconds()
                    + " s: they are lost");
        } else {
            events.note("stopping, and all " + queue.accepted() + " accepted samples are stored");
        }
        heartbeat.stop();
        server.close();
    }
}
