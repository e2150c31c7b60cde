package dev.roadcase.bundler.step;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.local.Browser;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The steps of a show.
 *
 * @param demo as the bundle carries it
 * @param order the steps, and which of them are done
 */
public record ShowSteps(ShowFolder show, BundledDemo bundled, Demo demo, StepOrder order) {
    /**
     * Reads them.
     *
     * @param bundle of the show
     * @throws Problem exit 3 if the show was configured from another bundle, or if its demo has no steps
     */
    public static ShowSteps of(ShowFolder show, Bundle bundle) {
        requireBundle(show, bundle);
        BundledDemo bundled = new BundledDemo(bundle);
        Demo demo = bundled.application();
        return new ShowSteps(show, bundled, demo, new StepOrder(demo.steps(), StepRecord.in(show.path())));
    }

    /**
     * Returns if a show was configured from this bundle.
     *
     * @throws Problem exit 3 if it was not
     */
    public static void requireBundle(ShowFolder show, Bundle bundle) {
        if (!bundle.indexDigest().equals(show.index())) {
            throw Problem.badInput(bundle.file() + " is not the bundle that " + show.path() + " was configured from")
                    .advise("configure the show again: bundle configure " + bundle.file() + " --out " + show.path());
        }
    }

    /**
     * Does them.
     *
     * @param chosen values of parameters for this time, in the place of those of the show
     * @param browser for pages; absent where the presenter opens them
     * @param news gets what happens
     */
    public StepRun run(
            Map<String, String> chosen, StepImages images, Optional<Browser> browser, Consumer<StepNews> news) {
        ShowAccess access = new ShowAccess(show);
        Parameters values = values(access, chosen);
        ClusterObjects cluster = new ClusterObjects(access.apiServer());
        StepManifestFiles manifests = new StepManifestFiles(show, bundled, values, demo.texts());
        MachineSwitch machines = new MachineSwitch(show, cluster, news);
        PageOpener pages = new PageOpener(demo.pages(), values, browser, news);
        CommandLines commands = new CommandLines(show, values, manifests, machines, pages);
        StepWork work = new StepWork(
                values, manifests, cluster, access::etcd, images, machines, pages, new StageHttp(), commands, news);
        return new StepRun(order, values, work, news);
    }

    private Parameters values(ShowAccess access, Map<String, String> chosen) {
        List<String> problems = Parameters.problems(demo.parameters(), chosen);
        if (!problems.isEmpty()) {
            throw Problem.usage(String.join("\n", problems));
        }
        return access.values().with(chosen);
    }
}
