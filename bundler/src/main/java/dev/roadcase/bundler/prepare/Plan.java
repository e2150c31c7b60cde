package dev.roadcase.bundler.prepare;

import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.resolve.ExpectedSize;
import dev.roadcase.bundler.resolve.Forecast;
import dev.roadcase.bundler.resolve.Resolved;
import dev.roadcase.bundler.resolve.ResolvedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run would write, as far as that can be known without making anything.
 *
 * @param whole the bundle itself, where nothing has to be made for it
 */
public record Plan(Target target, Resolved resolved, Forecast forecast, Optional<Prepared> whole) {
    /** Of the bundle, as far as it is known. */
    public ExpectedSize size() {
        return whole.map(prepared -> ExpectedSize.known(prepared.size())).orElseGet(forecast::size);
    }

    /** The files that would hold it, apart from the list of them; none where it is one file. */
    public List<Path> volumes() {
        return target.volumes(size().bytes());
    }

    /** Whether just this bundle stands at the target already. */
    public boolean unchanged() {
        return whole.filter(Prepared::unchanged).isPresent();
    }

    /** How many images it would carry; what belongs to them is not counted. */
    public int images() {
        return (int) resolved.images().stream()
                .filter(image -> !(image instanceof ResolvedImage.AttachedImage))
                .count();
    }

    /** How many files it would carry. */
    public int files() {
        return resolved.files().size();
    }
}
