package dev.roadcase.agent.cli;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.KeptSnapshot;
import dev.roadcase.agent.snapshot.SnapshotKey;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a registry of a cluster gives the cluster's machines to keep. */
final class SnapshotOptions {
    @Option(
            names = "--snapshot",
            paramLabel = "F",
            description = "Give machines this snapshot of etcd, encrypted, at /api/snapshot.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--snapshot-key", paramLabel = "F", description = "The key with which snapshots are encrypted.")
    private Optional<Path> key = Optional.empty();

    Optional<KeptSnapshot> snapshot() {
        if (file.isPresent() != key.isPresent()) {
            throw Problem.usage("--snapshot and --snapshot-key go together");
        }
        return file.map(its -> new KeptSnapshot(its, SnapshotKey.read(key.orElseThrow())));
    }
}
