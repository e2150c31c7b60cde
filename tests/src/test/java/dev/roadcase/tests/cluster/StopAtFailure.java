package dev.roadcase.tests.cluster;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Fails every test after the first that failed: of a cluster that is broken nothing more can be said. */
final class StopAtFailure implements BeforeEachCallback, TestWatcher {
    private String failed = "";

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        if (failed.isEmpty()) {
            failed = context.getDisplayName();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!failed.isEmpty()) {
            throw new AssertionError("not tried, since this failed: " + failed);
        }
    }
}
