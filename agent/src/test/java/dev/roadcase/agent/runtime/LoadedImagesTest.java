package dev.roadcase.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedImagesTest {
    private static final RuntimeSocket SOCKET =
            new RuntimeSocket(RuntimeKind.CONTAINERD, Optional.of("/run/a.sock"), "k8s.io");
    private static final GivenName THEIRS = name("docker.io/theirs/a:1", '1');
    private static final GivenName OURS = name("docker.io/ours/b:1", '2');
    private static final GivenName PULLED = name("docker.io/ours/c:1", '3');

    @TempDir
    private Path root;

    private static GivenName name(String name, char digit) {
        Digest digest = Digest.parse("sha256:" + String.valueOf(digit).repeat(64));
        return new GivenName(name, Set.of(digest), List.of());
    }

    private RuntimeNames recorded() {
        return new LoadedImages(root).all().get(SOCKET);
    }

    @Test
    void whatPodsHavePulledIsToldFromWhatWasThereBefore() {
        LoadedImages images = new LoadedImages(root);
        images.begin(SOCKET, () -> List.of(THEIRS));
        images.announce(SOCKET, List.of(OURS));
        images.begin(SOCKET, () -> List.of(THEIRS, OURS, PULLED));
        assertThat(recorded().given()).containsExactly(OURS);
        assertThat(recorded().newOf(List.of(THEIRS, OURS, PULLED))).containsExactly(PULLED);
    }

    @Test
    void aNameThatStandsForAnotherImageThanBeforeIsNew() {
        new LoadedImages(root).begin(SOCKET, () -> List.of(THEIRS));
        GivenName moved = name(THEIRS.name(), '4');
        assertThat(recorded().newOf(List.of(moved))).containsExactly(moved);
    }

    @Test
    void nothingIsNewWhereNobodyKnowsWhatWasThereBefore() throws IOException {
        Path file = root.resolve("var/lib/roadcase/images.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"runtimes": [{"kind": "containerd", "address": "/run/a.sock", "namespace": "k8s.io", "images": []}]}
                """);
        new LoadedImages(root).begin(SOCKET, () -> List.of(THEIRS));
        assertThat(recorded().newOf(List.of(PULLED))).isEmpty();
    }
}
