package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.changeover.Changeover;
import dev.roadcase.bundler.changeover.Changeover.Reached;
import dev.roadcase.bundler.changeover.ClusterFiles;
import dev.roadcase.bundler.changeover.KnownObjects;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.step.StepRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Has the folder of a show go over to another bundle: a newer one or an older one of its demo, or that of another demo.
 *
 * @param bundle that it goes over to
 * @param show as it was configured last
 * @param provider of its machines
 * @param opener of the bundle that it leaves
 * @param agreement hears of it before anything is changed, and may refuse it
 * @param configure writes the folder for the machines of a site.yaml
 */
record ShowChange(
        Bundle bundle,
        ShowFolder show,
        Provider provider,
        Function<Path, Bundle> opener,
        Consumer<ChangeNews> agreement,
        Consumer<Path> configure,
        Events events) {

    /** Whether it is necessary, or is under way. */
    static boolean isMeant(ShowFolder show, Bundle bundle) {
        return !show.index().equals(bundle.indexDigest())
                || Changeover.in(show.path()).isPresent();
    }

    /** Does it. The machines are as they were, unless they have to begin with nothing. */
    void run() {
        Changeover changeover = underWay();
        boolean empties = changeover.begins() && changeover.reached() == Reached.NOTHING;
        if (empties) {
            provider.empty();
            new ClusterFiles(show.path()).delete();
            StepRecord.in(show.path()).clear();
        }
        configure.accept(changeover.site());
        if (empties) {
            changeover.reach(Reached.EMPTIED);
        }
    }

    private Changeover underWay() {
        Optional<Changeover> earlier = Changeover.in(show.path());
        return earlier.filter(its -> its.to().equals(bundle.indexDigest())).orElseGet(() -> begun(earlier));
    }

    /** One that broke off and had another aim leaves what it knows to this one. */
    private Changeover begun(Optional<Changeover> earlier) {
        Demo demo = new BundledDemo(bundle).demo();
        boolean begins = !show.demo().name().equals(demo.name())
                || earlier.filter(its -> its.begins() && its.reached() == Reached.NOTHING)
                        .isPresent();
        List<CarriedObject> old = new ArrayList<>(earlier.map(Changeover::old).orElse(List.of()));
        old.addAll(new KnownObjects(show.path()).all());
        announce(begins);
        Changeover changeover =
                new Changeover(show.path(), bundle.indexDigest(), begins, Reached.NOTHING, begins ? List.of() : old);
        changeover.begin(demo, events);
        return changeover;
    }

    private void announce(boolean begins) {
        Optional<Bundle> left = left();
        try {
            agreement.accept(new ChangeNews(show, left, bundle, begins));
        } finally {
            left.ifPresent(Bundle::close);
        }
    }

    /** It may be gone, or written over. */
    private Optional<Bundle> left() {
        try {
            Bundle left = opener.apply(show.bundle());
            if (left.indexDigest().equals(show.index())) {
                return Optional.of(left);
            }
            left.close();
        } catch (Problem gone) {
            events.emit(new Event.Noted("what changes cannot be said: " + gone.getMessage()));
        }
        return Optional.empty();
    }
}
