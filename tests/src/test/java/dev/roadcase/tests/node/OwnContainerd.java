package dev.roadcase.tests.node;

import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A containerd of one test alone, on a disk of its own that may become full, which may be killed. */
final class OwnContainerd implements AutoCloseable {
    private static final String CONFIGURATION = """
            version = 2
            root = "%1$s/disk/containerd"
            state = "%1$s/run"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
              address = "%1$s/containerd.sock"
            """;

    /** Answers once the socket does. The agent runs as whoever runs the tests. */
    private static final String START = """
            cd "$0"
            containerd --config containerd.toml >>containerd.log 2>&1 &
            echo $! >pid
            for try in $(seq 600); do
              if ctr --address containerd.sock version >/dev/null 2>&1; then
                chmod 0666 containerd.sock && exit
              fi
              sleep 0.1
            done
            tail -n 3 containerd.log >&2
            exit 1
            """;

    private final Path folder;

    /** @param mebibytes size of the disk */
    OwnContainerd(Path folder, int mebibytes) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("disk"));
            Files.writeString(folder.resolve("containerd.toml"), CONFIGURATION.formatted(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program.asRoot("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "none", disk());
        start();
    }

    private String disk() {
        return folder.resolve("disk").toString();
    }

    String socket() {
        return folder.resolve("containerd.sock").toString();
    }

    /** Gives its disk another size. */
    void resize(int mebibytes) {
        Program.asRoot("mount", "-o", "remount,size=" + mebibytes + "m", disk());
    }

    private void start() {
        Program.asRoot("bash", "-c", START, folder.toString());
    }

    private void kill() {
        Program.asRoot("sh", "-c", "kill -9 $(cat \"$0/pid\"); rm -f \"$0/containerd.sock\"", folder.toString());
    }

    /** As a machine does that runs out of memory. */
    void restart() {
        kill();
        start();
    }

    @Override
    public void close() {
        kill();
        Program.asRoot("umount", "--lazy", disk());
        Program.asRoot("sh", "-c", "rm -rf \"$0\"/run \"$0\"/containerd.log", folder.toString());
    }
}
