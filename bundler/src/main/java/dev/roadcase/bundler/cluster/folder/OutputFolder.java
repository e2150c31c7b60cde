package dev.roadcase.bundler.cluster.folder;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.dialect.Dialect;
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

/** The folder that configure writes. Each file is written whole or not at all; only the owner may read secrets. */
public final class OutputFolder {
    /** Describes the cluster for the Vagrantfile and for other commands. It is written before all other files. */
    public static final String CLUSTER = "cluster.json";
    /** Starts the machines of cluster.json with Vagrant. */
    public static final String VAGRANTFILE = "Vagrantfile";
    /** A link to the bundle, by a name under which VirtualBox takes it for a disk. */
    public static final String PAYLOAD = "payload.iso";
    /** What Vagrant runs on each machine. */
    public static final String VAGRANT_SCRIPT = "vagrant.sh";
    /** The configuration with which kubectl may do everything. */
    public static final String KUBECONFIG = "kubeconfig";

    /** A volume for each machine that reads its user-data from one. */
    public static final String MEDIA = "media";

    /** A file for each machine, which it reads at its first start. */
    public static final String USER_DATA = "user-data";

    /** What the controller applies, with the values of parameters, some of which may be secrets. */
    public static final String WORKLOADS = "pki/workloads.json";

    /** Where the demo runs, as it was configured last: a site.yaml with all values of parameters that are no defaults, so it may hold secrets. */
    public static final String SITE = "pki/site.yaml";

    private final Path path;

    /** The folder at this path. It is made when the first file is written. */
    public OutputFolder(Path path) {
        this.path = path;
    }

    /** Its path as the user gave it. */
    public Path path() {
        return path;
    }

    /** The name of what a machine reads at its first start, in its dialect. */
    public static String userData(Dialect dialect, String machine) {
        return USER_DATA + "/" + dialect.fileOf(machine);
    }

    /** Where the cluster's keys are. */
    public Path keys() {
        return path.resolve("pki");
    }

    /** Writes a file that anybody may read. */
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    /** Writes a file that only the owner may read. */
    public void writeSecret(String name, byte[] content) {
        write(name, content, "rw-------");
    }

    /** Writes a file that only the owner may read. */
    public void writeSecret(String name, String text) {
        writeSecret(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes a file if it is a regular file, and says whether it was there. */
    boolean remove(String name) {
        Path file = path.resolve(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw explained("delete " + file, e);
        }
    }

    /** Makes a symbolic link, and replaces one of this name. */
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

    /** For these two exceptions the JDK's message is only a path, so this adds the reason. */
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
