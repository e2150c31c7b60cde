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
    private final Lock before;
    private Lock lock;

    /** @param before what was locked, whether the run goes by it or not */
    OpenLock(Lock begun, Lock before) {
        this.lock = begun;
        this.before = before;
    }

    /** What was locked before this run. */
    Lock before() {
        return before;
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
