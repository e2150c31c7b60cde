package dev.roadcase.bundler.cluster.site;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads site.yaml, and reports all problems at once: those of the file, and those of the cluster at this site. */
public final class SiteFile {
    private SiteFile() {}

    /**
     * Reads it, for a demo that has a cluster.
     *
     * @param others lines about other problems, which are reported together with those of the site
     * @throws Problem bad input, with a line for each problem
     */
    public static Site read(Path file, Demo demo, Laptop laptop, List<String> others) {
        ClusterSpec cluster = demo.cluster().orElseThrow();
        Problems problems = new Problems();
        Site site = YamlText.decode(file.toString(), bytes(file), YamlText.LARGEST, problems)
                .flatMap(text -> new YamlReader(problems, YamlText.LARGEST).document(text))
                .map(new SiteBlock(cluster, demo.parameters())::read)
                .orElseGet(() -> Site.usual(cluster));
        return checked(cluster, site, laptop, problems.lines(), others);
    }

    /** The default site in this network, with the same checks. */
    public static Site usual(ClusterSpec cluster, SiteNetwork network, Laptop laptop, List<String> others) {
        return checked(cluster, Site.usual(cluster, network), laptop, List.of(), others);
    }

    private static Site checked(
            ClusterSpec cluster, Site site, Laptop laptop, List<String> known, List<String> others) {
        List<String> lines = new ArrayList<>(known);
        lines.addAll(new SiteCheck(cluster, site, laptop).problems());
        if (!lines.isEmpty()) {
            lines.addAll(others);
            throw Problem.badInput(String.join("\n", lines));
        }
        return site;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlText.LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw Problem.badInput("there is no file " + file)
                    .advise("leave --site out for the demo's own machines")
                    .causedBy(e);
        } catch (IOException e) {
            throw Problem.badInput("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }
}
