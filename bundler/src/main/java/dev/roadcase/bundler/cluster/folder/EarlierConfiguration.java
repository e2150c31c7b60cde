package dev.roadcase.bundler.cluster.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an earlier configure wrote into the folder, if there was one. */
public final class EarlierConfiguration {
    private final OutputFolder folder;

    /** The earlier configuration in this folder. */
    public EarlierConfiguration(OutputFolder folder) {
        this.folder = folder;
    }

    /**
     * Refuses a folder with the keys of another demo's cluster, so that no other cluster gets them, and a folder with
     * files that configure has not written, so that it does not replace them.
     *
     * @throws Problem bad input, if there are such keys or files
     */
    public void refuseAnother(String demo) {
        if (!Files.exists(folder.keys())) {
            refuseFilesOfOthers();
            return;
        }
        String before = demo();
        if (!before.equals(demo)) {
            throw Problem.badInput(folder.path() + " holds the keys of another cluster, " + Excerpt.of(before))
                    .advise("configure " + demo + " into a folder of its own: --out");
        }
    }

    /**
     * The site.yaml of the earlier configuration, with all values that are no defaults.
     *
     * @throws Problem bad input, if there is none
     */
    public Path site() {
        Path site = folder.path().resolve(OutputFolder.SITE);
        if (!Files.exists(site)) {
            throw Problem.badInput(folder.path() + " does not say where its demo runs: it has no " + OutputFolder.SITE)
                    .advise("configure it again, with the same site: bundle configure FILE --out " + folder.path());
        }
        return site;
    }

    /** What its machines read; absent if that is not known. */
    public Optional<Dialect> dialect() {
        try {
            return Optional.of(Dialect.parse(cluster().path("dialect").asText()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it has written volumes for bare machines. */
    public boolean media() {
        return machines().stream().anyMatch(name -> has(OutputFolder.MEDIA + "/" + name + ".iso"));
    }

    /** Configure writes cluster.json before these files, so without it they are somebody else's. */
    private void refuseFilesOfOthers() {
        for (String name : List.of(OutputFolder.VAGRANTFILE, OutputFolder.VAGRANT_SCRIPT, OutputFolder.KUBECONFIG)) {
            if (has(name) && !has(OutputFolder.CLUSTER)) {
                throw Problem.badInput(folder.path() + " has a " + name + " that configure has not written")
                        .advise("configure into a folder of its own: --out");
            }
        }
    }

    private boolean has(String name) {
        return Files.exists(folder.path().resolve(name));
    }

    private String demo() {
        try {
            return cluster().path("name").asText();
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(
                            folder.path() + " holds keys, but no " + OutputFolder.CLUSTER + " that says for which demo")
                    .advise("configure into another folder: --out")
                    .causedBy(e);
        }
    }

    /** The names of its machines; empty if there is no readable cluster.json. */
    List<String> machines() {
        try {
            return cluster().path("machines").findValuesAsText("name").stream()
                    .filter(SiteMachine::isName)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private ObjectNode cluster() throws IOException {
        return Json.object(Files.readAllBytes(folder.path().resolve(OutputFolder.CLUSTER)));
    }
}
