package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The agent's archive, the first blob of every bundle: a machine takes it with nothing but tar. It is hashed while other
 * work goes on.
 */
public final class AgentArtifact {
    private static final String TITLE = "agent-linux-amd64.tar.gz";

    private final Path archive;
    private final FutureTask<Digest> digest;

    private AgentArtifact(Path archive) {
        this.archive = archive;
        this.digest = new FutureTask<>(() -> digest(archive));
    }

    /** Begins to read it. */
    public static AgentArtifact reading(Path archive) {
        AgentArtifact artifact = new AgentArtifact(archive);
        Thread thread = new Thread(artifact.digest, "agent");
        thread.setDaemon(true);
        thread.start();
        return artifact;
    }

    /** Waits until it is read. */
    public PackedArtifact packed() {
        Descriptor descriptor = Descriptor.of(MediaType.AGENT, digest(), size(archive))
                .withAnnotations(Map.of(Annotation.TITLE, TITLE));
        Blob blob = new Blob(descriptor, Placement.AGENT, Content.of(archive), archive.toString());
        return new PackedArtifact(MediaType.AGENT, Set.of(Role.CONTROLLER, Role.NODE), List.of(blob));
    }

    private Digest digest() {
        try {
            return digest.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    private static long size(Path archive) {
        try {
            return Files.size(archive);
        } catch (IOException e) {
            throw missing(archive, e);
        }
    }

    private static Digest digest(Path archive) {
        try {
            return Digest.of(archive);
        } catch (IOException e) {
            throw missing(archive, e);
        }
    }

    private static Problem missing(Path archive, IOException e) {
        return Problem.machine("cannot read the agent's archive " + archive + ": " + e.getMessage())
                .advise("build it: mvn package")
                .causedBy(e);
    }
}
