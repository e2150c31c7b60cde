package dev.roadcase.bundler.step;

import dev.roadcase.agent.manifest.UnreadableManifest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.StepManifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The manifests of a show's steps, with values, as files in the folder of the show that kubectl takes.
 *
 * @param texts names of parameters that are always texts
 */
public record StepManifestFiles(ShowFolder show, BundledDemo demo, Parameters values, Set<String> texts) {
    /** Values may be secrets, so it stands beside the keys, which their owner alone may read. */
    private static final String FOLDER = "pki/steps";

    /** Where a step's manifests are. */
    Path file(String name) {
        return show.path().resolve(path(name));
    }

    private static String path(String name) {
        return FOLDER + "/" + name + ".yaml";
    }

    /** Writes the file, and answers what stands in it. */
    String write(StepManifest manifest, String name) {
        String text = new String(demo.document(manifest.manifests()), StandardCharsets.UTF_8);
        try {
            String filled = manifest.fill(text, values, texts);
            new OutputFolder(show.path()).writeSecret(path(name), filled);
            return filled;
        } catch (UnreadableManifest e) {
            throw Problem.badInput("fill in " + manifest.manifests() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
