package dev.roadcase.bundler.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The folder that configure writes: every file whole or not at all, secrets for their owner alone. */
public final class OutputFolder {
    private static final String CLUSTER = "cluster.json";

    private final Path path;

    /** The folder at this path, which is made with the first file in it. */
    public OutputFolder(Path path) {
        this.path = path;
    }

    /** As the user named it. */
    public Path path() {
        return path;
    }

    Path keys() {
        return path.resolve("pki");
    }

    /** Keys that stand here belong to a cluster, and no other one ever gets them; nor is what somebody else wrote replaced. */
    void refuseAnother(String demo) {
        if (!Files.exists(keys())) {
            refuseSomebodys();
            return;
        }
        String before = demoBefore();
        if (!before.equals(demo)) {
            throw Problem.badInput(path + " holds the keys of another cluster, " + Excerpt.of(before))
                    .advise("configure " + demo + " into a folder of its own: --out");
        }
    }

    /** Configure writes its first file before these. */
    private void refuseSomebodys() {
        for (String name : List.of("Vagrantfile", "vagrant.sh", "kubeconfig")) {
            if (Files.exists(path.resolve(name)) && !Files.exists(path.resolve(CLUSTER))) {
                throw Problem.badInput(path + " has a " + name + " that configure has not written")
                        .advise("configure into a folder of its own: --out");
            }
        }
    }

    private String demoBefore() {
        try {
            return clusterBefore().path("name").asText();
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(path + " holds keys, and no " + CLUSTER + " that says whose")
                    .advise("configure into another folder: --out")
                    .causedBy(e);
        }
    }

    /** The machines that an earlier configure wrote about; none where nobody says which. */
    List<String> machinesBefore() {
        try {
            return clusterBefore().path("machines").findValuesAsText("name").stream()
                    .filter(SiteMachine::isName)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private ObjectNode clusterBefore() throws IOException {
        return Json.object(Files.readAllBytes(path.resolve(CLUSTER)));
    }

    void writeCluster(String json) {
        write(CLUSTER, json);
    }

    /** Writes a file that anybody may read. */
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    /** Writes a file for its owner alone. */
    public void writeSecret(String name, byte[] content) {
        write(name, content, "rw-------");
    }

    void writeSecret(String name, String text) {
        writeSecret(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes a file that was written here, and says whether there was one; what somebody else has put there stays. */
    boolean remove(String name) {
        Path file = path.resolve(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw explained("delete " + file, e);
        }
    }

    /** Makes a symbolic link, in the place of one that is there. */
    public void link(String name, Path target) {
        Path link = path.resolve(name);
        try {
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            }
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw explained("link " + link + " to " + target, e);
        }
    }

    private void write(String name, byte[] content, String permissions) {
        Path file = path.resolve(name);
        try {
            makeFolder(file.getParent());
            new NewFile(file, PosixFilePermissions.fromString(permissions)).replace(out -> out.write(content));
        } catch (IOException e) {
            throw explained("write " + file, e);
        }
    }

    /** The JDK says for these two where, and not what. */
    private static Problem explained(String what, IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return Problem.machine(what + ": something else stands at " + e.getMessage())
                    .advise("move it away, or choose another folder: --out")
                    .causedBy(e);
        }
        String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        return Problem.machine(what + ": " + reason).causedBy(e);
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
