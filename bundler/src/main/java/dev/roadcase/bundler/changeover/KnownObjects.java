package dev.roadcase.bundler.changeover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.CarriedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which objects of the cluster came with the show's bundle: objects.json in its folder. The bundle itself may be gone when
 * another one takes its place, or have been written over. It holds no value of a parameter.
 *
 * @param folder of the show
 */
public record KnownObjects(Path folder) {
    private static final String FILE = "objects.json";
    private static final String OBJECTS = "objects";

    /**
     * Those of the bundle that the show had last; none where that is not known.
     *
     * @throws Problem exit 3 if the file cannot be read
     */
    public List<CarriedObject> all() {
        Path file = folder.resolve(FILE);
        try {
            List<CarriedObject> objects = new ArrayList<>();
            Json.object(Files.readAllBytes(file))
                    .required(OBJECTS)
                    .forEach(object -> objects.add(CarriedObject.read(object)));
            return objects;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(file + " cannot be read: " + e.getMessage())
                    .advise("delete it: then objects that only the bundle before this one had stay in the cluster")
                    .causedBy(e);
        }
    }

    /** Keeps these instead. */
    public void keep(List<CarriedObject> objects) {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray(OBJECTS);
        objects.forEach(object -> list.add(object.json()));
        new NewFile(folder.resolve(FILE)).write(out -> out.write(Json.bytes(document)));
    }
}
