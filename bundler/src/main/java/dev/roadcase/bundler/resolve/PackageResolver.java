package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.lock.BuildTarget;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedPackages;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.util.stream.Stream;

/** Chooses the Debian packages that images are built on. */
record PackageResolver(Documents documents) {

    /** The packages that a lock does not know yet. */
    Lock missing(Demand demand, Lock begun) {
        return targets(demand)
                .filter(target -> begun.packagesOf(target.image().reference(), target.platform())
                        .isEmpty())
                .reduce(Lock.EMPTY, (lock, target) -> lock.with(target.key(), chosen(target)), Lock::and);
    }

    private static Stream<DebianTarget> targets(Demand demand) {
        return demand.builds()
                .filter(image -> image.base() instanceof Base.Debian)
                .flatMap(image -> demand.buildPlatforms().stream()
                        .map(platform -> new DebianTarget(image, (Base.Debian) image.base(), platform)));
    }

    private LockedPackages chosen(DebianTarget target) {
        return documents.debian().resolve(LockedPackages.asked(target.base()), target.platform(), documents.folder());
    }

    private record DebianTarget(BuiltImage image, Base.Debian base, Platform platform) {
        BuildTarget key() {
            return new BuildTarget(image.reference(), platform);
        }
    }
}
