package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockFile;
import dev.roadcase.bundler.lock.Wanted;
import dev.roadcase.bundler.make.Making;
import dev.roadcase.bundler.pack.BundleContents;
import dev.roadcase.bundler.pack.Layout;
import dev.roadcase.bundler.pack.PackedArtifact;
import dev.roadcase.bundler.pack.PackedImage;
import dev.roadcase.bundler.pack.Packing;
import dev.roadcase.bundler.pack.Schedule;
import dev.roadcase.bundler.pack.SigningKey;
import dev.roadcase.bundler.pack.Target;
import dev.roadcase.bundler.preflight.FileSystem;
import dev.roadcase.bundler.preflight.Hosts;
import dev.roadcase.bundler.preflight.OutputDisk;
import dev.roadcase.bundler.preflight.Preflight;
import dev.roadcase.bundler.reuse.CheckedMark;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The main job. What a name stands for is resolved and locked, what must be made is staged, the bundle is laid out, and
 * only then do layers arrive, each at its place. Nothing is written at the output path unless all of it holds.
 */
public final class Prepare {
    private final PrepareRequest request;
    private final Origins origins;
    private final Supplier<SigningKey> key;
    private final Events events;

    /** Asks for the key only when there is something to sign. */
    public Prepare(PrepareRequest request, Origins origins, Supplier<SigningKey> key, Events events) {
        this.request = request;
        this.origins = origins;
        this.key = key;
        this.events = events;
    }

    /** Writes the bundle, and demo.lock.yaml where it says something new. */
    public Prepared run() {
        return prepare(true);
    }

    /** Says what {@link #run} would write. Writes nothing but what it deletes again. */
    public Prepared plan() {
        return prepare(false);
    }

    private Prepared prepare(boolean write) {
        AgentArtifact agent = AgentArtifact.reading(request.agent());
        DemoFolder folder = DemoFolder.at(request.demo());
        new Making(folder, events).run();
        ClusterCargo cluster = cluster(DemoReader.read(folder));
        Demo demo = cluster.demo();
        Target target = new Target(OutputPath.of(request.output(), demo), request.volumes());
        WorkloadImages workloads =
                WorkloadImages.find(folder, demo, Parameters.of(demo.parameters(), request.values()));
        SigningKey signing = key.get();
        Upstream upstream = Upstream.of(origins, events);
        Preflight preflight =
                new Preflight(target, new Hosts(upstream.connections(), upstream.debian(), events), events);
        OpenLock lock = begun(folder, demo, workloads);
        UpstreamNeeds imports = new UpstreamNeeds(demo, workloads, lock.known(), lock.before());
        preflight.requireWritable(imports.needs(OlderBundles.NONE, MadeBefore.nothing(), origins.debian()));
        Interruption interruption = Interruption.of(target.path(), events);
        try (Staging staging = Staging.beside(target.path());
                OlderBundles older = older(target, write)) {
            if (!write && staging.isNew()) {
                staging.done();
            }
            MadeBefore before = new MadeBefore(older, () -> own(signing));
            preflight.requireHosts(imports.needs(older, before, origins.debian()), staging.downloaded());
            Resolvers resolution =
                    Resolvers.of(folder, upstream, older, before, staging, platforms(demo), lock, cluster, events);
            BundleContents cargo = cargo(demo, folder, resolution, workloads, agent);
            Packing packing = Packing.of(cargo, signing);
            boolean unchanged = isThere(target, packing.layout(), older);
            Prepared prepared = prepared(target, packing, cargo, demo, unchanged);
            if (write) {
                LockFile.of(folder).write(resolution.lock().known());
            }
            if (unchanged && target.hasUnfinished()) {
                events.emit(new Event.Noted("a run for something else was stopped: what it has left is kept; delete "
                        + target.path() + ".partial* if that is not wanted any more"));
            }
            if (!write) {
                preflight.warnOfRoom(packing.layout().length());
            } else if (!unchanged) {
                preflight.requireRoom(packing.layout().length());
                events.emit(new Event.Began("writing " + target.path()));
                packing.writeTo(target, schedule(target, packing.layout()), events);
                CheckedMark.of(target.path()).put();
            }
            if (write) {
                staging.done();
            }
            return prepared;
        } finally {
            interruption.forget();
        }
    }

    private OlderBundles older(Target target, boolean write) {
        if (write) {
            target.settle();
        }
        return OlderBundles.open(target.path(), request.reuse(), events);
    }

    /** Whether this very bundle stands at the output path in just these files, undamaged. */
    private boolean isThere(Target target, Layout layout, OlderBundles older) {
        return older.atOutput()
                .filter(bundle -> target.holds(layout.length()))
                .filter(bundle -> bundle.isWhole(layout.entries(), layout.frontDigests(), cores()))
                .isPresent();
    }

    private static Trust own(SigningKey signing) {
        return new Trust(List.of(new TrustedKey(signing.verificationKey(), "it signs the new bundle")), false);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private Schedule schedule(Target target, Layout layout) {
        FileSystem system = OutputDisk.of(target.path()).system();
        if (system.hasHoles()) {
            return Schedule.largestFirst(layout, request.jobs(), cores());
        }
        events.emit(new Event.Noted(
                "everything is written in its order, since " + system.type() + " would fill gaps with zeros first"));
        return Schedule.ascending(layout);
    }

    private OpenLock begun(DemoFolder folder, Demo demo, WorkloadImages workloads) {
        Wanted wanted = Wanted.by(demo, workloads, Platforms.built(platforms(demo)));
        Lock before = LockFile.of(folder).read();
        return new OpenLock(request.lock().begin(before, wanted), before);
    }

    private List<Platform> platforms(Demo demo) {
        return request.platforms().orElse(demo.platforms());
    }

    private BundleContents cargo(
            Demo demo, DemoFolder folder, Resolvers resolution, WorkloadImages workloads, AgentArtifact agent) {
        List<PackedImage> images = resolution.images().of(demo, workloads);
        List<PackedArtifact> artifacts = new ArrayList<>(resolution.files().of(demo.files()));
        artifacts.add(DemoArtifact.of(demo, folder, resolution.lock().known()));
        return new BundleContents(demo.name(), demo.version(), platforms(demo), images, agent.packed(), artifacts);
    }

    private static Prepared prepared(
            Target target, Packing packing, BundleContents cargo, Demo demo, boolean unchanged) {
        return new Prepared(
                target.path(),
                target.volumes(packing.layout().length()),
                packing.layout().length(),
                cargo.images().size(),
                demo.files().size(),
                packing.indexDigest(),
                packing.layout(),
                lacking(cargo.images()),
                unchanged);
    }

    private static Map<Reference, List<Platform>> lacking(List<PackedImage> images) {
        Map<Reference, List<Platform>> lacking = new LinkedHashMap<>();
        images.stream()
                .filter(image -> !image.lacking().isEmpty())
                .forEach(image -> lacking.put(image.reference(), image.lacking()));
        return lacking;
    }

    private ClusterCargo cluster(Demo demo) {
        if (demo.cluster().isEmpty() || request.noCluster()) {
            return ClusterCargo.none(demo);
        }
        return ClusterCargo.of(demo, Platforms.built(platforms(demo)).get(0), events);
    }
}
