package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.chart.DemoCharts;
import dev.roadcase.bundler.chart.RenderedDemo;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.SignedLayout;
import dev.roadcase.bundler.lock.KnownLock;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockFile;
import dev.roadcase.bundler.lock.LockPolicy;
import dev.roadcase.bundler.lock.Wanted;
import dev.roadcase.bundler.make.Making;
import dev.roadcase.bundler.output.Output;
import dev.roadcase.bundler.output.Schedule;
import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.preflight.FileSystem;
import dev.roadcase.bundler.preflight.Hosts;
import dev.roadcase.bundler.preflight.Needs;
import dev.roadcase.bundler.preflight.OutputDisk;
import dev.roadcase.bundler.preflight.Preflight;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.resolve.AgentArtifact;
import dev.roadcase.bundler.resolve.Resolved;
import dev.roadcase.bundler.reuse.CheckedMark;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.signal.LastWords;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.stage.Staged;
import dev.roadcase.bundler.stage.Staging;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The main job, one way: what the demo demands, what its names stand for, what has to be made, where everything stands, and
 * only then the bundle is written. Nothing is written at the output path unless all of it holds.
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
        AgentArtifact agent = AgentArtifact.reading(request.agent());
        DemoFolder folder = DemoFolder.at(request.demo());
        new Making(folder, events).run();
        Course course = begin(folder, Unmade.NOTHING);
        LastWords lastWords = LastWords.say(
                "stopped: the same command goes on with what has arrived, which is kept beside "
                        + course.target().path(),
                events);
        try (Staging staging = Staging.beside(course.target().path())) {
            course.target().settle();
            Prepared prepared = with(course, staging, preparation -> written(course, preparation, agent));
            staging.done();
            return prepared;
        } finally {
            lastWords.forget();
        }
    }

    /**
     * Says what {@link #run} would write, and stops when the names are resolved: it makes nothing, fetches no file and no
     * layer, and writes nothing but what it deletes again.
     */
    public Plan plan() {
        AgentArtifact agent = AgentArtifact.reading(request.agent());
        DemoFolder folder = DemoFolder.at(request.demo());
        Course course = begin(folder, new Making(folder, events).unmade());
        try (Staging staging = Staging.beside(course.target().path())) {
            if (staging.isNew()) {
                staging.done();
            }
            return with(course, staging, preparation -> planned(course, preparation, agent));
        }
    }

    /** What is known before any host is asked. */
    private record Course(
            Demand demand, Target target, KnownLock known, SigningKey key, Upstream upstream, Preflight preflight) {}

    private Course begin(DemoFolder folder, Unmade unmade) {
        Demo demo = DemoReader.read(folder, unmade);
        Target target = request.destination().target(demo);
        Upstream upstream = Upstream.of(origins, events);
        Lock former = LockFile.of(folder).read();
        Demand demand = demand(demo, folder, unmade, former, upstream);
        SigningKey signing = key.get();
        Hosts hosts = new Hosts(upstream.connections(), upstream.debian(), events);
        Preflight preflight = new Preflight(target, hosts, events);
        KnownLock known = request.lock().known(former, Wanted.by(demand));
        preflight.requireWritable(Needs.all(demand, known, upstream.mirrors()));
        return new Course(demand, target, known, signing, upstream, preflight);
    }

    /** Charts are rendered first: images that they name are demanded too. */
    private Demand demand(Demo demo, DemoFolder folder, Unmade unmade, Lock former, Upstream upstream) {
        Lock locked = request.lock() == LockPolicy.UPDATE ? Lock.EMPTY : former;
        RenderedDemo rendered = new DemoCharts(demo, folder, unmade, locked, request.cache(), events)
                .rendered(
                        new RegistryClient(upstream.connections()), new SmallDocuments(upstream.connections(), events));
        return Demand.of(rendered.demo(), rendered.folder(), request.selection(), unmade, rendered.charts(), events);
    }

    private <T> T with(Course course, Staging staging, Function<Preparation, T> steps) {
        try (OlderBundles older = OlderBundles.open(course.target().path(), request.reuse(), events)) {
            return steps.apply(Preparation.of(course.upstream(), staging, older, course.key(), events));
        }
    }

    private static Resolved resolve(Course course, Preparation preparation) {
        return preparation.resolve(course.demand(), course.known(), course.preflight());
    }

    private Plan planned(Course course, Preparation preparation, AgentArtifact reading) {
        Resolved resolved = resolve(course, preparation);
        PackedArtifact agent = reading.packed();
        Plan plan = new Plan(
                course.target(),
                resolved,
                resolved.forecast(agent),
                resolved.contents(agent)
                        .map(contents -> preparation.prepared(
                                course.target(), contents, SignedLayout.of(contents, course.key()))));
        course.preflight().warnOfRoom(plan.size().bytes());
        return plan;
    }

    private Prepared written(Course course, Preparation preparation, AgentArtifact reading) {
        Resolved resolved = resolve(course, preparation);
        PackedArtifact agent = reading.packed();
        if (resolved.contents(agent).isEmpty()) {
            course.preflight().requireRoom(resolved.forecast(agent).knownBytes());
        }
        Staged staged = preparation.stage(resolved, agent);
        SignedLayout signed = SignedLayout.of(staged.contents(), course.key());
        Prepared prepared = preparation.prepared(course.target(), staged.contents(), signed);
        LockFile.of(course.demand().folder()).write(staged.lock());
        if (prepared.unchanged()) {
            noteLeftovers(course.target());
        } else {
            write(course, signed.layout());
        }
        return prepared;
    }

    private void noteLeftovers(Target target) {
        if (target.hasUnfinished()) {
            events.emit(new Event.Noted("a run for something else was stopped: what it has left is kept; delete "
                    + target.path() + ".partial* if that is not wanted any more"));
        }
    }

    private void write(Course course, Layout layout) {
        Target target = course.target();
        course.preflight().requireRoom(layout.length());
        events.emit(new Event.Began("writing " + target.path()));
        new Output(target, events).write(layout, schedule(target, layout));
        CheckedMark.of(target.path()).put();
    }

    private Schedule schedule(Target target, Layout layout) {
        FileSystem system = OutputDisk.of(target.path()).system();
        if (system.hasHoles()) {
            return Schedule.largestFirst(layout, request.destination().jobs(), Preparation.cores());
        }
        events.emit(new Event.Noted(
                "everything is written in its order, since " + system.type() + " would fill gaps with zeros first"));
        return Schedule.ascending(layout);
    }
}
