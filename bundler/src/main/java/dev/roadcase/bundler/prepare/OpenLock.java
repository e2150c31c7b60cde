package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.lock.BuildTarget;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.lock.LockedImage;
import dev.roadcase.bundler.lock.LockedPackages;
import java.net.URI;

/** The lock while it grows: what one step of prepare learns, the next one knows. */
final class OpenLock {
    private Lock lock;

    OpenLock(Lock begun) {
        this.lock = begun;
    }

    Lock known() {
        return lock;
    }

    void learn(Reference reference, LockedImage image) {
        lock = lock.with(reference, image);
    }

    void learn(URI url, LockedFile file) {
        lock = lock.with(url, file);
    }

    void learn(BuildTarget target, LockedPackages packages) {
        lock = lock.with(target, packages);
    }
}
