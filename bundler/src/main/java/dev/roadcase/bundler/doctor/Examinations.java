package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Those that make sense for a patient, by their names and in the order in which they are shown. */
final class Examinations {
    private final Map<String, Examination> all = new LinkedHashMap<>();

    /**
     * Waits until the bundle is open: what it carries decides.
     *
     * @param until when to stop reading the bundle, as {@link System#nanoTime} counts
     */
    Examinations(Computer computer, SettingsFolder settings, Visit visit, long until) {
        Optional<ShowNeeds> needs = visit.needs();
        boolean containers = needs.map(ShowNeeds::containers).orElse(true);
        ComputerExaminations onComputer = new ComputerExaminations(computer, containers);
        if (containers) {
            all.putAll(
                    onComputer.engines(visit, needs.map(ShowNeeds::bundleSize).orElse(0L), machines(needs)));
        }
        if (needs.filter(ShowNeeds::vagrant).isPresent()) {
            all.putAll(onComputer.vagrant());
        }
        needs.ifPresent(its -> all.put("memory", onComputer.memory(its)));
        all.putAll(onComputer.surroundings(needs));
        all.putAll(new ShowExaminations(computer, settings, visit).all(needs, until));
    }

    private static int machines(Optional<ShowNeeds> needs) {
        return needs.map(ShowNeeds::machines).orElse(0);
    }

    Map<String, Examination> all() {
        return all;
    }
}
