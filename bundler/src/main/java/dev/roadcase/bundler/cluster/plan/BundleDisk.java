package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.site.Site;

/** Whether machines can have a bundle as a disk. They can share one file as a disk, but volumes have to be served. */
public final class BundleDisk {
    private final Bundle bundle;

    /** The disk of this bundle. */
    public BundleDisk(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The site, without disks if the bundle cannot be one.
     *
     * @throws Problem bad input, if machines cannot get the bundle in any way
     */
    public Site at(Site site) {
        if (bundle.volumes().isEmpty()) {
            return site;
        }
        if (site.laptop().isEmpty()) {
            throw Problem.badInput(bundle.file() + " is a set of "
                            + bundle.volumes().size() + " volumes, which machines cannot read as one disk")
                    .advise("add " + site.network().laptopExample()
                            + " to site.yaml and serve the bundle there, or prepare it without --volume-size");
        }
        return site.withoutDisks();
    }
}
