package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.Recipes;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedFile;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.MadeFile;
import dev.roadcase.bundler.spec.file.FileOrigin.FolderOrigin;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out what files will be carried: which of them an older bundle has, and how large the others are.
 *
 * @param web what is known of files from the web
 */
record FileResolver(Demand demand, WebFiles web, MadeBefore before) {
    /** Below this, in bytes, files are carried as they are. */
    private static final long PACKED = 4096;

    /** In the order of the demand. */
    List<ResolvedFile> files() {
        return demand.files().stream().map(this::file).toList();
    }

    /** The files from the web that have to be fetched for these, each once. */
    List<ExpectedDownload> downloads(List<ResolvedFile> files) {
        return files.stream()
                .filter(file -> file.held().isEmpty())
                .map(ResolvedFile::spec)
                .filter(spec -> spec.source() instanceof UrlOrigin)
                .map(spec -> ((UrlOrigin) spec.source()).url())
                .distinct()
                .map(url -> new ExpectedDownload(url.getAuthority(), download(url)))
                .toList();
    }

    private ExpectedSize download(URI url) {
        return web.lock()
                .url(url)
                .map(known -> ExpectedSize.known(known.size()))
                .orElseGet(() -> web.said(url).isPresent()
                        ? ExpectedSize.estimated(web.said(url).getAsLong())
                        : ExpectedSize.AFTER_BUILDING);
    }

    private ResolvedFile file(DemandedFile file) {
        return file.url().map(url -> fromWeb(file.spec(), url)).orElseGet(() -> fromFolder(file.spec()));
    }

    /** One file may state the sum of an address that another one names without. */
    private ResolvedFile fromWeb(FileSpec spec, UrlOrigin source) {
        Optional<Digest> sum = web.sum(source.url());
        source.sha256().filter(stated -> !sum.equals(Optional.of(stated))).ifPresent(stated -> {
            throw Problem.badInput(
                            "fetch " + source.shown() + " failed: it is " + sum.orElseThrow() + ", not " + stated)
                    .advise("correct the sha256 in demo.yaml, once it is known which is right");
        });
        boolean locked = web.lock().url(source.url()).isPresent();
        Optional<MadeFile> held = locked ? sum.flatMap(known -> held(spec, known)) : Optional.empty();
        return new ResolvedFile(spec, sum, held, size(spec, held, web.size(source.url())));
    }

    private ResolvedFile fromFolder(FileSpec spec) {
        String path = ((FolderOrigin) spec.source()).path();
        if (demand.unmade().covers(path)) {
            return new ResolvedFile(spec, Optional.empty(), Optional.empty(), ExpectedSize.AFTER_BUILDING);
        }
        Path file = demand.folder().resolve(path);
        Digest sum = Recipes.digest(file);
        Optional<MadeFile> held = held(spec, sum);
        OptionalLong size = OptionalLong.of(file.toFile().length());
        return new ResolvedFile(spec, Optional.of(sum), held, size(spec, held, size));
    }

    private Optional<MadeFile> held(FileSpec spec, Digest sum) {
        return before.file(Recipes.file(sum, spec.unpack()));
    }

    private static ExpectedSize size(FileSpec spec, Optional<MadeFile> held, OptionalLong whole) {
        if (held.isPresent()) {
            return ExpectedSize.known(held.get().descriptor().size());
        }
        if (spec.unpack().isPresent() || whole.isEmpty()) {
            return ExpectedSize.AFTER_BUILDING;
        }
        long bytes = whole.getAsLong();
        return bytes < PACKED ? ExpectedSize.known(bytes) : ExpectedSize.estimated(bytes);
    }
}
