package dev.roadcase.bundler.rehearsal.outside;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches what wants to leave the machines of a show, from the moment at which each of them runs, and again after it was
 * off. It begins before the show has a folder.
 */
public final class OutsideWatch implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final Path folder;
    private final List<Cidr> pods;
    private final Departures departures = new Departures();
    private final Map<String, String> blind = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<MachineScripts> scripts = new ArrayList<>();

    private OutsideWatch(Path folder, List<Cidr> pods) {
        this.folder = folder;
        this.pods = List.copyOf(pods);
    }

    /**
     * Begins to watch.
     *
     * @param folder of the show, which may come later
     * @param pods networks of pods and services
     */
    public static OutsideWatch of(Path folder, List<Cidr> pods) {
        OutsideWatch watch = new OutsideWatch(folder, pods);
        watch.begin(watch::findMachines, "watch");
        return watch;
    }

    private synchronized void begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** The folder says whose machines there are when all of it is written. */
    private void findMachines() {
        repeat(() -> {
            Optional<ShowFolder> show = started();
            show.ifPresent(this::watchAll);
            return show.isEmpty();
        });
    }

    private Optional<ShowFolder> started() {
        try {
            ShowFolder show = ShowFolder.at(folder);
            return ChosenProvider.of(show).provider().map(provider -> show);
        } catch (Problem notYet) {
            return Optional.empty();
        }
    }

    private synchronized void watchAll(ShowFolder show) {
        MachineScripts its = new MachineScripts(ChosenProvider.of(show).required());
        scripts.add(its);
        List<Cidr> inside = new ArrayList<>(pods);
        show.network().ifPresent(inside::add);
        for (ShowMachine machine : show.machines()) {
            blind.put(machine.name(), "it never ran");
            begin(() -> watch(new MachineWatch(its, machine, inside, departures)), "watch " + machine.name());
        }
    }

    private void watch(MachineWatch watch) {
        String name = watch.machine().name();
        repeat(() -> {
            try {
                String trouble = watch.watch(() -> blind.remove(name));
                blind.computeIfPresent(name, (its, before) -> trouble);
            } catch (IOException e) {
                blind.computeIfPresent(name, (its, before) -> e.toString());
            }
            return true;
        });
    }

    /** One round of work; answers whether there is another. */
    private interface Round {
        boolean goesOn();
    }

    private static void repeat(Round round) {
        try {
            while (round.goesOn()) {
                Deadline.pause(BETWEEN);
            }
        } catch (Problem closed) {
            // The rehearsal is over.
        }
    }

    /** What has tried to leave so far. */
    public List<CountedDeparture> departures() {
        return departures.all();
    }

    /** Machines of which nobody knows what tried to leave, each with why. */
    public Map<String, String> blind() {
        return Map.copyOf(blind);
    }

    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
        scripts.forEach(MachineScripts::close);
    }
}
