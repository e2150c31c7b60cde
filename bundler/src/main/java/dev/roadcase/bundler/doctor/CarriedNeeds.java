package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.image.MachineImage;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.show.Page;
import java.util.List;
import java.util.Map;

/**
 * What the show of a bundle would need, if it were configured without a site.yaml.
 *
 * @param bundle one that is trusted
 */
record CarriedNeeds(Bundle bundle) {
    private static final String BOXES = "/boxes/";

    /** @throws Problem exit 4 if the bundle is damaged */
    ShowNeeds needs() {
        try {
            Demo demo = new BundledDemo(bundle).demo();
            ClusterSpec cluster = demo.cluster().orElseThrow();
            return needs(demo, cluster, Site.usual(cluster));
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.BAD_INPUT) {
                return ShowNeeds.withoutMachines(bundle.size());
            }
            throw e;
        }
    }

    private ShowNeeds needs(Demo demo, ClusterSpec cluster, Site site) {
        return new ShowNeeds(
                bundle.size(),
                site.machines().size(),
                site.memory(cluster),
                ShowNeeds.ports(pages(demo, site)),
                carries(BOXES) && !carriesContainers(),
                ShowNetworks.of(site, cluster.network()));
    }

    /** Then up starts containers, whether there is a box or not. */
    private boolean carriesContainers() {
        return new Contents(bundle)
                .images().stream().anyMatch(image -> image.reference().equals(MachineImage.NAME));
    }

    /** Whether it carries a file whose path has this in it. */
    boolean carries(String part) {
        return new Contents(bundle)
                .files().stream().anyMatch(file -> file.path().contains(part));
    }

    private static List<Page> pages(Demo demo, Site site) {
        Parameters values = Parameters.of(demo.parameters(), Map.of())
                .withController(site.controller().address().toString());
        return demo.pages().stream()
                .map(page -> new Page(page.name(), values.fillKnown(page.url())))
                .toList();
    }
}
