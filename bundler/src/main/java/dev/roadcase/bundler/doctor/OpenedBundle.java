package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of opening a bundle.
 *
 * @param trusted absent if it cannot be believed, or if there is none
 * @param needs what a show of it would need; absent in the same cases
 * @param stranger why nobody here trusts who made it, although its signature holds
 * @param refusal why it cannot be opened, for any other reason
 */
record OpenedBundle(
        Optional<Bundle> trusted, Optional<ShowNeeds> needs, Optional<Problem> stranger, Optional<Problem> refusal)
        implements Closeable {
    static final OpenedBundle NONE =
            new OpenedBundle(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @param trust a problem that it throws leaves nobody who could be trusted */
    static OpenedBundle of(Path file, Supplier<Trust> trust) {
        try {
            return of(Bundle.open(file, trust.get()));
        } catch (Problem e) {
            return isOfStranger(file)
                    ? new OpenedBundle(Optional.empty(), Optional.empty(), Optional.of(e), Optional.empty())
                    : refused(e);
        }
    }

    static OpenedBundle refused(Problem why) {
        return new OpenedBundle(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static OpenedBundle of(Bundle bundle) {
        try {
            Optional<ShowNeeds> needs = Optional.of(new CarriedNeeds(bundle).needs());
            return new OpenedBundle(Optional.of(bundle), needs, Optional.empty(), Optional.empty());
        } catch (Problem e) {
            return new OpenedBundle(Optional.of(bundle), Optional.empty(), Optional.empty(), Optional.of(e));
        }
    }

    /** Nothing of such a bundle is used. */
    private static boolean isOfStranger(Path file) {
        try (Bundle opened = Bundle.open(file, new Trust(List.of(), true))) {
            return opened.size() > 0;
        } catch (Problem damaged) {
            return false;
        }
    }

    @Override
    public void close() {
        trusted.ifPresent(Bundle::close);
    }
}
