package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.site.Site;

/** Whether machines may have a bundle as a disk: one file is a disk that they share, volumes have to be served. */
public final class BundleDisk {
    private final Bundle bundle;

    /** Where this bundle is. */
    public BundleDisk(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The site with disks where there can be some.
     *
     * @throws Problem bad input, where machines could not get at the bundle at all
     */
    public Site at(Site site) {
        if (bundle.volumes().isEmpty()) {
            return site;
        }
        if (site.laptop().isEmpty()) {
            throw Problem.badInput(bundle.file() + " is a set of "
                            + bundle.volumes().size() + " volumes, which machines cannot read as one disk")
                    .advise("say where this computer will serve it, "
                            + site.network().laptopExample() + " in site.yaml, or prepare it without --volume-size");
        }
        return site.withoutDisks();
    }
}
