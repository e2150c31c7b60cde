package dev.roadcase.agent.cluster;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Applies objects one by one. A field that somebody else owns by now stays as it is, and is named. */
final class ObjectApply {
    private static final int ATTEMPTS = 3;

    private final Kubectl kubectl;
    private final String manifests;
    private final Events events;
    private final Path file;

    /** @param manifests what the objects are from, for messages */
    ObjectApply(Kubectl kubectl, String manifests, Events events) {
        this.kubectl = kubectl;
        this.manifests = manifests;
        this.events = events;
        this.file = kubectl.folder().resolve("object.json");
    }

    /** Creates it, unless the cluster has it already. */
    void create(ClusterObject object) {
        write(object);
        Kubectl.Ended ended = kubectl.run("create", "--filename=" + file);
        if (!ended.succeeded() && !ended.errors().contains("AlreadyExists")) {
            throw failure(object, ended);
        }
    }

    /** Applies it. */
    void apply(ClusterObject object) {
        Kubectl.Ended ended = attempt(object);
        for (int i = 1; i < ATTEMPTS && !ended.succeeded() && leave(object, ended.errors()); i++) {
            ended = attempt(object);
        }
        if (!ended.succeeded()) {
            throw failure(object, ended);
        }
    }

    /** Keeps the number of copies that the cluster has, if somebody has changed it: old servers do not say who. */
    void keepReplicas(ClusterObject object) {
        if (object.replicas().isNumber()) {
            live(object).stream()
                    .map(ClusterObject::replicas)
                    .filter(live -> live.isNumber() && !live.equals(object.replicas()))
                    .forEach(live -> {
                        note(object, ".spec.replicas stays " + live + ": somebody has changed it");
                        object.scale(live);
                    });
        }
    }

    private List<ClusterObject> live(ClusterObject object) {
        write(object);
        Kubectl.Ended ended = kubectl.run("get", "--filename=" + file, "--ignore-not-found", "--output=json");
        if (!ended.succeeded()) {
            throw failure(object, ended);
        }
        List<ClusterObject> live = new ArrayList<>();
        try {
            Json.objects(ended.output(), json -> live.add(new ClusterObject(json)));
        } catch (IOException e) {
            throw Problem.machine("read what kubectl says of " + object.shown() + ": " + e.getMessage())
                    .causedBy(e);
        }
        return live;
    }

    private Kubectl.Ended attempt(ClusterObject object) {
        write(object);
        return kubectl.apply(file);
    }

    /** Takes the fields of others out of the object. Answers whether it could. */
    private boolean leave(ClusterObject object, String refusal) {
        List<Conflict> left = Conflict.in(refusal).stream()
                .filter(conflict -> FieldPath.remove(conflict.field(), object.json()))
                .toList();
        left.forEach(conflict -> note(object, conflict.field() + " stays as " + conflict.owner() + " has set it"));
        return !left.isEmpty();
    }

    private void note(ClusterObject object, String what) {
        events.emit(new Event.Noted(manifests + ": " + object.shown() + ": " + what));
    }

    private void write(ClusterObject object) {
        try {
            Files.write(file, Json.bytes(object.json()));
        } catch (IOException e) {
            throw Problem.unwritable(file, e);
        }
    }

    private Problem failure(ClusterObject object, Kubectl.Ended ended) {
        return Problem.machine("apply " + manifests + ": " + object.shown() + ": " + ended.errors());
    }
}
