package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.show.ShowFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether another show of this computer runs, with addresses of this one.
 *
 * @param folder of this show; absent if it has none yet
 * @param runs whether machines of a show answer
 */
record OtherShowsExamination(
        ShowNetworks networks, Optional<Path> folder, List<ShowFolder> shows, Predicate<ShowFolder> runs)
        implements Examination {
    OtherShowsExamination {
        shows = List.copyOf(shows);
    }

    @Override
    public List<Symptom> symptoms() {
        return shows.stream()
                .filter(show -> !isThis(show))
                .filter(show -> show.machines().stream()
                        .anyMatch(machine -> networks.addresses().contains(machine.address())))
                .filter(runs)
                .map(this::symptom)
                .toList();
    }

    private boolean isThis(ShowFolder show) {
        return folder.map(OtherShowsExamination::whole)
                .filter(whole(show.path())::equals)
                .isPresent();
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** If this show has a folder, it may be this one whose machines answer. */
    private Symptom symptom(ShowFolder show) {
        String what = "the show " + show.demo().name() + " in " + show.path()
                + " has addresses of this one, and a machine answers there";
        String advice = "see which of them runs (bundle status DIR), and stop the other";
        return folder.isPresent() ? Symptom.maySpoil(what, advice) : Symptom.spoils(what, advice);
    }
}
