package dev.roadcase.agent.registry.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.registry.overlay.BlobPool.Linking;
import dev.roadcase.agent.registry.store.RepositoryName;
import dev.roadcase.agent.registry.store.StoreRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an overlay takes of its limit, on a disk with hard links and on one without, as vfat is. */
class BlobPoolTest {
    private static final byte[] BLOB = "0123456789".repeat(4).getBytes(StandardCharsets.UTF_8);
    private static final ContentDigest DIGEST = ContentDigest.of(DigestAlgorithm.SHA256, BLOB);
    private static final long LIMIT = 100;
    private static final Linking NO_LINKS = (name, file) -> {
        throw new FileSystemException(name.toString(), file.toString(), "Operation not permitted");
    };

    @TempDir
    Path root;

    private OverlayFolder folder;
    private Room room;
    private BlobPool pool;

    @BeforeEach
    void make() {
        folder = new OverlayFolder(root);
        serve(Files::createLink);
    }

    /** As after a start: what is there is counted. */
    private void serve(Linking linking) {
        room = new Room(OptionalLong.of(LIMIT), () -> BlobPool.size(folder) + Disk.size(folder.uploads()));
        pool = new BlobPool(folder, room, linking);
    }

    @Test
    void repositoriesShareABlob() throws IOException {
        push("one");
        assertThat(pool.give(DIGEST, place("two"))).isTrue();
        push("three");
        requireUsed(40);
        serve(Files::createLink);
        requireUsed(40);
        remove("one");
        remove("two");
        requireUsed(40);
        remove("three");
        requireUsed(0);
    }

    @Test
    void withoutLinksEachHasItsOwn() throws IOException {
        serve(NO_LINKS);
        push("one");
        assertThat(pool.give(DIGEST, place("two"))).isFalse();
        push("two");
        requireUsed(80);
        serve(NO_LINKS);
        requireUsed(80);
        pool.collect();
        assertThat(place("one")).hasBinaryContent(BLOB);
        assertThat(place("two")).hasBinaryContent(BLOB);
        remove("one");
        requireUsed(40);
        remove("two");
        requireUsed(0);
    }

    @Test
    void theSameIsCountedOnce() throws IOException {
        push("one");
        push("one");
        requireUsed(40);
        serve(NO_LINKS);
        push("two");
        push("two");
        requireUsed(80);
    }

    @Test
    void whatTakesThePlaceOfADamagedOneIsCountedOnce() throws IOException {
        push("one");
        pool.isDamaged(DIGEST);
        push("one");
        requireUsed(40);
        remove("one");
        requireUsed(0);
    }

    @Test
    void whatCannotBeNamedTakesNoRoom() throws IOException {
        Path inTheWay = Files.createFile(root.resolve("in-the-way"));
        assertThatThrownBy(() -> pool.add(upload(), DIGEST, inTheWay.resolve("blob")))
                .isInstanceOf(IOException.class);
        assertThat(folder.blob(DIGEST)).doesNotExist();
        requireUsed(0);
    }

    private void push(String repository) throws IOException {
        pool.add(upload(), DIGEST, place(repository));
        assertThat(place(repository)).hasBinaryContent(BLOB);
    }

    private Path upload() throws IOException {
        room.take(BLOB.length);
        return Files.write(Files.createDirectories(folder.uploads()).resolve("upload"), BLOB);
    }

    private void remove(String repository) throws IOException {
        assertThat(pool.remove(DIGEST, place(repository))).isTrue();
    }

    private Path place(String repository) {
        return folder.repository(RepositoryName.hostless(repository)).blob(DIGEST);
    }

    private void requireUsed(long bytes) {
        room.require(LIMIT - bytes);
        assertThatThrownBy(() -> room.require(LIMIT - bytes + 1)).isInstanceOf(StoreRefusal.class);
    }
}
