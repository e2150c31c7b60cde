package dev.roadcase.agent.cluster;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies a file of manifests. It may be applied again at any time: what others have set since stays, and objects with
 * {@code generateName} are created once for each bundle.
 */
public final class ManifestApply {
    private final Kubectl kubectl;
    private final Digest bundle;
    private final String manifests;
    private final Events events;

    /**
     * @param bundle the digest of the bundle's index.json
     * @param manifests the file's path in the demo's folder, for messages, and to know it again
     */
    public ManifestApply(Kubectl kubectl, Digest bundle, String manifests, Events events) {
        this.kubectl = kubectl;
        this.bundle = bundle;
        this.manifests = manifests;
        this.events = events;
    }

    /**
     * Applies it. Where objects had to be sent one by one, the file holds them afterwards as they were sent.
     *
     * @throws Problem exit 6 with kubectl's words
     */
    public void apply(Path file) {
        ObjectApply objects = new ObjectApply(kubectl, manifests, events);
        ApplyRecord before = record();
        ApplyRecord now = new ApplyRecord(bundle.toString(), digest(file));
        if (before.equals(now) || !isTakenWhole(file)) {
            new ObjectFile(kubectl, file, manifests).rewrite(new EachObject(objects, manifests, before, now)::send);
        }
        if (!before.equals(now)) {
            objects.apply(new ClusterObject(now.secret(ApplyRecord.nameOf(manifests))));
        }
    }

    private ApplyRecord record() {
        Kubectl.Ended ended = kubectl.run(
                "get",
                "secret",
                ApplyRecord.nameOf(manifests),
                "--namespace=" + ApplyRecord.NAMESPACE,
                "--ignore-not-found",
                "--output=json");
        if (!ended.succeeded()) {
            throw failure(ended);
        }
        byte[] secret = ended.text().getBytes(StandardCharsets.UTF_8);
        return secret.length == 0 ? ApplyRecord.NONE : ApplyRecord.of(Json.object(secret));
    }

    private static String digest(Path file) {
        try {
            return Digest.of(file).toString();
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Whether kubectl could apply the whole file at once, which is quickest. */
    private boolean isTakenWhole(Path file) {
        Kubectl.Ended ended = kubectl.apply(file);
        if (ended.errors().contains("omits key field \"protocol\"")) {
            new ObjectFile(kubectl, file, manifests).rewrite(object -> {
                object.completePorts();
                return Optional.of(object);
            });
            ended = kubectl.apply(file);
        }
        return isTaken(ended);
    }

    private boolean isTaken(Kubectl.Ended ended) {
        ended.text().lines().forEach(line -> events.emit(new Event.Noted(line)));
        boolean oneByOne = Stream.of("Apply failed with ", "cannot use generate name", "duplicate entries for key")
                .anyMatch(ended.errors()::contains);
        if (!ended.succeeded() && !oneByOne) {
            throw failure(ended);
        }
        return ended.succeeded();
    }

    private Problem failure(Kubectl.Ended ended) {
        return Problem.machine("apply " + manifests + ": " + ended.errors());
    }
}
