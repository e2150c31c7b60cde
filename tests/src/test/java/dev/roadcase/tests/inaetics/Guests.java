package dev.roadcase.tests.inaetics;

import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.registration.Usage;
import dev.roadcase.inaetics.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Services that only say that they are there, as those of a larger cluster would, until they are closed. */
final class Guests implements AutoCloseable {
    private final Demonstrator demonstrator;
    private final List<Registration> all = new ArrayList<>();
    private final Thread thread = new Thread(this::register, "guests");

    Guests(Demonstrator demonstrator) {
        this.demonstrator = demonstrator;
        thread.setDaemon(true);
    }

    /** One more, which takes half of a processor; its statistic has its name. */
    Guests with(Kind kind, String name, String host, double perSecond) {
        Usage usage = new Usage(50, 1.5, 60 << 20, 40 << 20);
        List<Statistic> statistics = List.of(Statistic.throughput(name, perSecond));
        all.add(new Registration(new Identity(kind, name, name, host), usage, OptionalInt.empty(), statistics));
        return this;
    }

    void come() {
        thread.start();
    }

    private void register() {
        try {
            while (true) {
                all.forEach(demonstrator::register);
                TimeUnit.MILLISECONDS.sleep(800);
            }
        } catch (InterruptedException | IllegalStateException e) {
            // They go.
        }
    }

    /** They go, and nobody knows of them any more. */
    @Override
    public void close() {
        thread.interrupt();
        demonstrator.until("the guests have gone", () -> {
            String known = demonstrator.answer("/coordinator/clusterInfo").toString();
            return all.stream().noneMatch(one -> known.contains(one.identity().container()));
        });
    }
}
