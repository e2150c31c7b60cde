package dev.roadcase.agent.cluster;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Sends the objects of a file one by one, as kubectl reads them. */
final class EachObject {
    private final Kubectl kubectl;
    private final ObjectApply objects;
    private final String manifests;
    private final ApplyRecord before;
    private final ApplyRecord now;
    private int number;

    /**
     * @param before what the cluster knows
     * @param now what it will know
     */
    EachObject(Kubectl kubectl, ObjectApply objects, String manifests, ApplyRecord before, ApplyRecord now) {
        this.kubectl = kubectl;
        this.objects = objects;
        this.manifests = manifests;
        this.before = before;
        this.now = now;
    }

    /** Sends them. Afterwards, the file holds those that are on the cluster, as they were sent. */
    void send(Path file) {
        Path sent = kubectl.folder().resolve("sent.json");
        try {
            Path read =
                    Files.move(read(file), kubectl.folder().resolve("read.json"), StandardCopyOption.REPLACE_EXISTING);
            try (BufferedWriter out = Files.newBufferedWriter(sent)) {
                Json.objects(read, json -> sent(new ClusterObject(json)).ifPresent(object -> write(object, out)));
            }
            Files.move(sent, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw Problem.machine("apply " + manifests + ": " + e.getMessage()).causedBy(e);
        }
    }

    private Path read(Path file) {
        Kubectl.Ended ended =
                kubectl.run("create", "--dry-run=client", "--validate=false", "--output=json", "--filename=" + file);
        if (!ended.succeeded()) {
            throw Problem.machine("apply " + manifests + ": " + ended.errors());
        }
        return ended.output();
    }

    /** What was sent; absent if this bundle created the object before, and it may be gone by now. */
    private Optional<ClusterObject> sent(ClusterObject object) {
        number++;
        if (object.isUnnamed()) {
            return created(object);
        }
        if (before.equals(now)) {
            objects.keepReplicas(object);
        }
        objects.apply(object);
        return Optional.of(object);
    }

    private Optional<ClusterObject> created(ClusterObject object) {
        if (before.bundle().equals(now.bundle())) {
            return Optional.empty();
        }
        object.nameAfter(now.bundle() + " " + manifests + " " + number);
        objects.create(object);
        return Optional.of(object);
    }

    private static void write(ClusterObject object, BufferedWriter out) {
        try {
            out.write(new String(Json.bytes(object.json()), StandardCharsets.UTF_8) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
