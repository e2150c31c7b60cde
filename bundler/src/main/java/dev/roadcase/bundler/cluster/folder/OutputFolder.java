package dev.roadcase.bundler.cluster.folder;

import dev.roadcase.agent.file.NewFile;
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
import java.util.Set;

/** The folder that configure writes: every file whole or not at all, secrets for their owner alone. */
public final class OutputFolder {
    /** The cluster for the Vagrantfile and for commands; it is written before all other files. */
    public static final String CLUSTER = "cluster.json";
    /** Starts the machines of cluster.json. */
    public static final String VAGRANTFILE = "Vagrantfile";
    /** What Vagrant runs on each machine. */
    public static final String VAGRANT_SCRIPT = "vagrant.sh";
    /** With which kubectl may do everything. */
    public static final String KUBECONFIG = "kubeconfig";

    private final Path path;

    /** The folder at this path, which is made with the first file in it. */
    public OutputFolder(Path path) {
        this.path = path;
    }

    /** As the user named it. */
    public Path path() {
        return path;
    }

    /** Where the cluster's keys are. */
    public Path keys() {
        return path.resolve("pki");
    }

    /** Writes a file that anybody may read. */
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    /** Writes a file for its owner alone. */
    public void writeSecret(String name, byte[] content) {
        write(name, content, "rw-------");
    }

    /** Writes a file for its owner alone. */
    public void writeSecret(String name, String text) {
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
