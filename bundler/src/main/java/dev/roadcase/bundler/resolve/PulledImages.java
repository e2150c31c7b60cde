package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.DemandedImage.Pull;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.Closeable;
import java.util.List;
import java.util.stream.Collectors;

/** Images of registries, as the lock pins them: several are resolved at once. */
final class PulledImages implements Closeable {
    private final Pulling pulling;
    private final Events events;
    private final Questions<Reference, PackedPull> questions = new Questions<>("resolve");

    PulledImages(Pulling pulling, Events events) {
        this.pulling = pulling;
        this.events = events;
    }

    /** Begins to resolve an image that will be asked for. */
    void begin(Pull pull, Lock lock) {
        questions.begin(pull.reference(), () -> pulling.resolve(pull, lock));
    }

    /** Waits for an image that was begun. */
    PackedPull get(Pull pull) {
        Reference reference = pull.reference();
        if (!pull.askedBy().contains(DemoFolder.FILE)) {
            events.emit(new Event.Noted(
                    reference + " is carried because " + String.join(", ", pull.askedBy()) + " names it"));
        }
        events.emit(new Event.Began("resolving " + reference));
        PackedPull answer = answer(pull);
        report(reference, answer.image());
        answer.attached().remarks().forEach(remark -> events.emit(new Event.Warned(reference + ": " + remark)));
        return answer;
    }

    private void report(Reference reference, PackedImage image) {
        if (!image.lacking().isEmpty()) {
            events.emit(new Event.Warned(reference + " is not made for " + names(image.lacking())
                    + ": it is carried for the other platforms alone"));
        }
        image.remarks().forEach(remark -> events.emit(new Event.Warned(reference + " " + remark)));
    }

    private PackedPull answer(Pull pull) {
        try {
            return questions.get(pull.reference());
        } catch (Problem e) {
            throw pull.askedBy().contains(DemoFolder.FILE) ? e : e.advise(orIgnored(e, pull));
        }
    }

    /** Only a person knows whether a manifest means an image of a registry. */
    private static String orIgnored(Problem problem, Pull pull) {
        String known = problem.advice().map(advice -> advice + "\n").orElse("");
        return known + "if " + String.join(", ", pull.askedBy()) + " means no image of a registry by this name, list "
                + pull.reference() + " under ignoreImages in demo.yaml";
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** What is still being resolved is wanted no more. */
    @Override
    public void close() {
        questions.close();
    }
}
