package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.ListeningPorts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether ports that a show publishes on this computer are free.
 *
 * @param pages the ports of the demo's pages, by which phones see them at this computer
 * @param published whether machines are containers: other machines have addresses of their own
 */
record PortExamination(ListeningPorts ports, Set<Integer> pages, boolean published) implements Examination {
    private static final Set<Integer> USUAL = Set.of(80, 5000, 6443);
    private static final Pattern ENGINE = Pattern.compile("docker-pr.*|conmon|rootlessport|pasta.*|slirp4netns");

    PortExamination {
        pages = Set.copyOf(pages);
    }

    @Override
    public List<Symptom> symptoms() {
        if (!ports.areKnown()) {
            return List.of(Symptom.notKnown("which ports of this computer are taken", "try it before the show"));
        }
        Set<Integer> wanted = new TreeSet<>(USUAL);
        wanted.addAll(pages);
        return ports.among(wanted).entrySet().stream().map(this::taken).toList();
    }

    private Symptom taken(Map.Entry<Integer, String> port) {
        String owner = port.getValue();
        String what = "port " + port.getKey() + " of this computer is taken"
                + (owner.isEmpty() ? "; only root may know by whom" : " by " + owner);
        if (ENGINE.matcher(owner).matches()) {
            return Symptom.maySpoil(
                    what + ", for a container", "see whether it is a show that runs already: bundle ls, bundle status");
        }
        String advice = (owner.isEmpty() ? "see who it is (sudo ss -ltnp) and end it" : "end " + owner)
                + ", or move it to another port";
        return published && pages.contains(port.getKey())
                ? Symptom.spoils(what, advice)
                : Symptom.maySpoil(what, advice);
    }
}
