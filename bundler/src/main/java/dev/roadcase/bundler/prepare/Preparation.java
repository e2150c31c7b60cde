package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.SignedLayout;
import dev.roadcase.bundler.lock.KnownLock;
import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.preflight.Needs;
import dev.roadcase.bundler.preflight.Preflight;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.resolve.Documents;
import dev.roadcase.bundler.resolve.LayerContents;
import dev.roadcase.bundler.resolve.Resolved;
import dev.roadcase.bundler.resolve.Resolver;
import dev.roadcase.bundler.reuse.ImageDocuments;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.stage.BaseLayerFiles;
import dev.roadcase.bundler.stage.Staged;
import dev.roadcase.bundler.stage.Stager;
import dev.roadcase.bundler.stage.Staging;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The steps of one run at one output, each with what it needs.
 *
 * @param older bundles whose content may be taken over
 * @param before what of these need not be made again
 */
record Preparation(Upstream upstream, Staging staging, OlderBundles older, MadeBefore before, Events events) {
    /** Of one file from the web: larger than any disk of a virtual machine that is shown. */
    private static final long LARGEST_FILE = 64L << 30;

    static Preparation of(Upstream upstream, Staging staging, OlderBundles older, SigningKey key, Events events) {
        return new Preparation(upstream, staging, older, new MadeBefore(older, () -> own(key)), events);
    }

    private static Trust own(SigningKey key) {
        return new Trust(List.of(new TrustedKey(key.verificationKey(), "it signs the new bundle")), false);
    }

    /** Asks every host, and then for what the names of the demand stand for. */
    Resolved resolve(Demand demand, KnownLock known, Preflight preflight) {
        Needs needs = Needs.of(demand, known, older, before, upstream.mirrors());
        Map<URI, Long> sizes = preflight.requireHosts(needs, staging.downloaded());
        ImageDocuments images = new ImageDocuments(new RegistryClient(upstream.connections()), older);
        Documents documents = new Documents(
                images,
                new SmallDocuments(upstream.connections(), events),
                upstream.debian(),
                staging.folder("documents"));
        return new Resolver(demand, documents, new LayerContents(fetcher(), older), before, events)
                .resolve(known, sizes);
    }

    /** Makes what has no size before it is made. */
    Staged stage(Resolved resolved, PackedArtifact agent) {
        Path images = staging.folder("images");
        ImageBuilder builder = new ImageBuilder(
                images,
                new BaseLayer(upstream.debian(), events)::of,
                new BaseLayerFiles(fetcher(), older, images),
                events);
        return new Stager(staging, builder, fetcher(), before, events).stage(resolved, agent);
    }

    private Fetcher fetcher() {
        return new Fetcher(upstream.connections(), events, LARGEST_FILE);
    }

    /** A bundle with what is known of the target: whether it stands there in just these files, undamaged. */
    Prepared prepared(Target target, BundleContents contents, SignedLayout signed) {
        boolean unchanged = older.atOutput()
                .filter(bundle -> target.holds(signed.layout().length()))
                .filter(bundle -> bundle.isWhole(
                        signed.layout().entries(), signed.layout().frontDigests(), cores()))
                .isPresent();
        return new Prepared(target, contents, signed, unchanged);
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
