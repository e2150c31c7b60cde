package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.doctor.computer.ShowDisk;
import dev.roadcase.bundler.keys.KeyPairFiles;
import dev.roadcase.bundler.kubectl.InstalledKubectl;
import dev.roadcase.bundler.provider.ssh.SshMachines;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Examinations of a bundle, of a show's folder, and of what the user has for all shows, by their names. */
record ShowExaminations(Computer computer, SettingsFolder settings, Visit visit) {
    private static final String KUBECTL = "/kubectl";
    /** So that all that machines say is heard in the time of an examination. */
    private static final Duration OF_A_LOGIN = Duration.ofSeconds(2);

    /** What machines have said is put together sooner than what a bundle holds, and a busy machine needs the time. */
    private static final Duration LONGER = Duration.ofMillis(550);

    /** @param until when to stop reading the bundle, as {@link System#nanoTime} counts */
    Map<String, Examination> all(Optional<ShowNeeds> needs, long until) {
        Map<String, Examination> all = new LinkedHashMap<>();
        Optional<Path> folder = visit.patient().folder();
        all.put(
                "clock",
                () -> new ClockExamination(computer.clock(), visit.bundle().flatMap(ShowExaminations::written))
                        .symptoms());
        all.put("keys", this::keys);
        if (visit.isThere()) {
            visit.bundle().ifPresent(file -> all.put("bundle", () -> bundle(file, until)));
        }
        visit.opened().trusted().ifPresent(bundle -> all.put("kubectl", () -> kubectl(bundle)));
        folder.ifPresent(its -> all.put("show's folder", this::folder));
        visit.place()
                .ifPresent(place -> all.put(
                        "show's disk",
                        () -> new FolderDiskExamination(ShowDisk.of(place), folder.isPresent()).symptoms()));
        visit.guest().ifPresent(show -> all.put("cluster", () -> cluster(show)));
        visit.remote().ifPresent(show -> all.put("machines", remote(show, until)));
        needs.ifPresent(its -> all.put("other shows", () -> others(its.networks())));
        if (needs.isEmpty() && visit.patient().hasShow()) {
            all.put(
                    "show's needs",
                    () -> List.of(Symptom.notKnown(
                            "what the show needs of this computer: what says so cannot be believed",
                            "put right what spoils the show, and ask again")));
        }
        return all;
    }

    private static Examination remote(ShowFolder show, long until) {
        return new RemoteExamination(() -> SshMachines.lacks(
                show,
                OF_A_LOGIN,
                Duration.ofNanos(Math.max(0, until - System.nanoTime())).plus(LONGER)));
    }

    /** Whether it answers; a problem says why it does not. */
    private static List<Symptom> cluster(ShowFolder show) {
        new ShowAccess(show).apiServer(OF_A_LOGIN).find("/version");
        return List.of();
    }

    private List<Symptom> keys() {
        Path signingKey = KeyPairFiles.of(settings.ownKey()).privateKey();
        return new KeyExamination(visit.opened().stranger(), signingKey).symptoms();
    }

    private List<Symptom> bundle(Path file, long until) {
        return new StickExamination(file, visit.opened().refusal(), new SplittableRandom(), until).symptoms();
    }

    private List<Symptom> kubectl(Bundle bundle) {
        boolean installed =
                new InstalledKubectl(computer.environment()).program().isPresent();
        return new KubectlExamination(installed, new CarriedNeeds(bundle).carries(KUBECTL)).symptoms();
    }

    private List<Symptom> folder() {
        return new FolderExamination(visit.show(), visit.opened().trusted()).symptoms();
    }

    private List<Symptom> others(ShowNetworks networks) {
        List<ShowFolder> shows = new KnownShows(settings.shows()).all();
        return new OtherShowsExamination(networks, visit.patient().folder(), shows, ShowExaminations::runs).symptoms();
    }

    /** Its controller is the first that is on. */
    private static boolean runs(ShowFolder show) {
        return show.machines().stream().limit(1).anyMatch(machine -> machine.answers());
    }

    private static Optional<Instant> written(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
