package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The folders with files of machines in the agent's archive of a bundle. A bundle that another version of this program has
 * prepared may have others than this version would choose.
 */
public record CarriedFolders(Bundle bundle) {
    private static final String PLACE = "machine/";

    /**
     * Sees that all machines find theirs.
     *
     * @throws Problem bad input, if they would not
     */
    public void require(ClusterPlan plan) {
        Set<String> carried = names();
        List<String> missing = plan.site().machines().stream()
                .flatMap(machine -> new PlainFolders(plan, machine).names().stream())
                .filter(name -> !carried.contains(name))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.badInput(bundle.file() + " was prepared by another version, and has no files of machines for "
                            + String.join(", ", missing))
                    .advise("prepare it again with this version, or configure it with that one");
        }
    }

    /** The archive is sorted by names, so that nothing behind the folder has to be read. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(bundle.stream(new Contents(bundle).agent())))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && entry.getName().compareTo(PLACE + "~") < 0;
                    entry = tar.getNextEntry()) {
                String[] parts = entry.getName().split("/");
                if (entry.getName().startsWith(PLACE) && parts.length > 1) {
                    names.add(parts[1]);
                }
            }
            return names;
        } catch (IOException e) {
            throw Problem.notAuthentic("the agent in " + bundle.file() + " cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
