package dev.roadcase.bundler.changeover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.cluster.folder.EarlierConfiguration;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.spec.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a show's folder says of a changeover that is under way, so that the same command goes on with it after a kill.
 *
 * @param folder of the show
 * @param to the digest of the index.json of the bundle that it goes over to
 * @param begins whether it is another demo, whose cluster begins with nothing
 * @param reached how far it has come
 * @param old what the manifests describe of all bundles that it leaves
 */
public record Changeover(Path folder, Digest to, boolean begins, Reached reached, List<CarriedObject> old) {
    private static final String FILE = "changeover.json";
    private static final String SITE = "changeover-site.yaml";

    /** How far a changeover has come. */
    public enum Reached {
        /** Nothing is changed. */
        NOTHING,
        /** Nothing is left of the other demo but images in runtimes. */
        EMPTIED,
        /** What the new bundle does not have is gone from the cluster. */
        CLEARED
    }

    public Changeover {
        old = List.copyOf(old);
    }

    /**
     * The one that is under way in this folder.
     *
     * @throws Problem exit 3 if it cannot be read
     */
    public static Optional<Changeover> in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            ObjectNode json = Json.object(Files.readAllBytes(file));
            List<CarriedObject> old = new ArrayList<>();
            json.required("old").forEach(object -> old.add(CarriedObject.read(object)));
            return Optional.of(new Changeover(
                    folder,
                    Digest.parse(json.required("to").asText()),
                    json.required("begins").asBoolean(),
                    Reached.valueOf(json.required("reached").asText()),
                    old));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(file + " cannot be read: " + e.getMessage()).causedBy(e);
        }
    }

    /** Keeps it, with the machines of the show, until {@link #finish}. */
    public void begin(Demo demo, Events events) {
        byte[] site = new CarriedSite(new EarlierConfiguration(new OutputFolder(folder)).site(), demo, events).text();
        secret(SITE).write(out -> out.write(site));
        write();
    }

    /** Where the show runs, as a site.yaml for the demo that it goes over to. */
    public Path site() {
        return folder.resolve(SITE);
    }

    /** It has come so far. */
    public Changeover reach(Reached now) {
        Changeover further = new Changeover(folder, to, begins, now, old);
        further.write();
        return further;
    }

    /** It is done. */
    public void finish() {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(site());
        } catch (IOException e) {
            throw Problem.unwritable(folder, e);
        }
    }

    /** What of the old bundles has to go before the new one's objects are applied. */
    public List<CarriedObject> stale(List<CarriedObject> now) {
        return old.stream()
                .filter(object ->
                        now.stream().noneMatch(object::names) || now.stream().anyMatch(object::isInTheWayOf))
                .distinct()
                .toList();
    }

    private void write() {
        ObjectNode json =
                Json.object().put("to", to.toString()).put("begins", begins).put("reached", reached.name());
        ArrayNode objects = json.putArray("old");
        old.forEach(object -> objects.add(object.json()));
        secret(FILE).write(out -> out.write(Json.bytes(json)));
    }

    private NewFile secret(String name) {
        return new NewFile(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }
}
