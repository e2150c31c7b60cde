package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.WriteSlot;
import dev.roadcase.bundler.reuse.OlderBundles.OlderEntry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A blob that the kernel copies from an older bundle.
 *
 * @param otherwise where it comes from should it be damaged there
 */
record ReusedContent(OlderEntry found, Content otherwise) implements Content {

    /** A blob that only the older bundle has, and that was whole when it was last read. */
    static ReusedContent alone(OlderEntry found) {
        return new ReusedContent(found, place -> {
            throw Problem.machine(found.file() + " is damaged where it was whole when it was written")
                    .advise("run the same command again: what is damaged is made anew");
        });
    }

    @Override
    public void writeTo(WriteSlot place) throws IOException {
        if (!isCopied(place)) {
            found.reject();
            place.forget();
            otherwise.writeTo(place);
        }
    }

    private boolean isCopied(WriteSlot place) throws IOException {
        try {
            place.copy(found.stretches());
        } catch (EOFException e) {
            return false;
        }
        return place.holds();
    }

    @Override
    public Optional<Path> reusedFrom() {
        return Optional.of(Path.of(found.file()));
    }
}
