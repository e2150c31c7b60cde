package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.registry.overlay.Upload.Publication;
import dev.roadcase.agent.registry.store.RepositoryName;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads that have begun. Each belongs to one repository, which the name of its file says in short. */
final class Uploads {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9a-f]{12}");

    private final OverlayFolder folder;
    private final Room room;
    private final Map<UUID, Upload> running = new ConcurrentHashMap<>();

    Uploads(OverlayFolder folder, Room room) {
        this.folder = folder;
        this.room = room;
    }

    Upload begin(RepositoryName name, DigestAlgorithm algorithm, Publication publication) {
        room.require(0);
        UUID id = UUID.randomUUID();
        Path file = file(name, id);
        try {
            Files.createDirectories(folder.uploads());
            Files.createFile(file);
        } catch (IOException e) {
            throw Faults.unwritable(file, e);
        }
        return remembered(new Upload(id, file, 0, UploadHash.begun(algorithm), room, publication));
    }

    /** @throws StoreRefusal if there is none of this repository */
    Upload find(RepositoryName name, UUID id, Publication publication) {
        Path file = file(name, id);
        if (!Files.exists(file)) {
            throw new StoreRefusal(Reason.NO_SUCH_UPLOAD, "no such upload: begin another one");
        }
        return running.computeIfAbsent(id, key -> again(id, file, publication));
    }

    void forget(UUID id) {
        running.remove(id);
    }

    /** Drops uploads to which nothing has come since then. */
    void dropOlder(Instant then) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.uploads())) {
            for (Path file : files) {
                dropIfOlder(file, then);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private void dropIfOlder(Path file, Instant then) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && Disk.changed(file).isBefore(then)) {
            UUID id = UUID.fromString(name.group(1));
            running.computeIfAbsent(id, key -> again(id, file, new Nowhere(this)))
                    .cancel();
        }
    }

    private Upload again(UUID id, Path file, Publication publication) {
        try {
            long size = Files.size(file);
            UploadHash hash = size == 0 ? UploadHash.begun(DigestAlgorithm.SHA256) : UploadHash.unknown();
            return new Upload(id, file, size, hash, room, publication);
        } catch (IOException e) {
            throw Faults.unreadable(file, e);
        }
    }

    private Upload remembered(Upload upload) {
        running.put(upload.id(), upload);
        return upload;
    }

    private Path file(RepositoryName name, UUID id) {
        String its = Digest.of(name.toString().getBytes(StandardCharsets.UTF_8)).abbreviated();
        return folder.uploads().resolve(id + "-" + its);
    }

    private record Nowhere(Uploads uploads) implements Publication {
        @Override
        public void publish(Path complete, ContentDigest digest) {
            throw new IllegalStateException("an old upload that somebody goes on with");
        }

        @Override
        public void ended(UUID id) {
            uploads.forget(id);
        }
    }
}
