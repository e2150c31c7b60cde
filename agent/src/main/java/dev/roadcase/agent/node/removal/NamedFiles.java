package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of user-data and of its scripts beside our own folders. They are known by their names. */
record NamedFiles(Path root) implements RemovalStep {
    private static final List<String> NAMES = List.of(
            "etc/cni/net.d/10-roadcase.conflist",
            "etc/cni/net.d/.10-roadcase.conflist",
            "etc/modules-load.d/roadcase.conf",
            "etc/sysctl.d/90-roadcase.conf",
            "etc/systemd/network/10-roadcase.network");

    @Override
    public List<Remnant> remnants() {
        Stream<Path> named =
                NAMES.stream().map(root::resolve).filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        return Stream.concat(named, new OwnUnits(root).files().stream())
                .map(file -> Remnant.of("file /" + root.relativize(file), () -> Files.deleteIfExists(file)))
                .toList();
    }
}
