package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.format.OciLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one repository: an OCI image layout. A blob of the bundle that was pushed without its bytes is marked. */
record RepositoryFolder(Path path) {

    boolean exists() {
        return Files.isRegularFile(index());
    }

    Path index() {
        return path.resolve(OciLayout.INDEX);
    }

    /** The blob of this digest, here or not. */
    Path blob(ContentDigest digest) {
        return blobs(digest.algorithm()).resolve(digest.hex());
    }

    /** An empty file that says that the bundle has this blob for this repository. */
    Path mark(ContentDigest digest) {
        return marks(digest.algorithm()).resolve(digest.hex());
    }

    private Path blobs(DigestAlgorithm algorithm) {
        return path.resolve("blobs").resolve(algorithm.toString());
    }

    private Path marks(DigestAlgorithm algorithm) {
        return path.resolve("bundled").resolve(algorithm.toString());
    }

    /** The folders whose times change when a blob comes or goes. */
    List<Path> folders() {
        return Stream.of(DigestAlgorithm.values())
                .flatMap(each -> Stream.of(blobs(each), marks(each)))
                .toList();
    }

    /** Makes it, with nothing in it. */
    void make() throws IOException {
        if (!exists()) {
            OverlayFolder.make(blobs(DigestAlgorithm.SHA256));
            new NewFile(path.resolve(OciLayout.MARKER)).replace(out -> out.write(OciLayout.marker()));
            new NewFile(index()).replace(out -> out.write(LayoutIndex.EMPTY.bytes()));
        }
    }

    /** Bytes of the blobs that it shares with nobody. */
    long ownBytes() {
        long bytes = 0;
        try {
            for (Path file : contents()) {
                bytes += Disk.ownBytes(file);
            }
        } catch (IOException e) {
            throw Faults.unreadable(path, e);
        }
        return bytes;
    }

    /** What is in its folders, blobs and marks. */
    List<Path> contents() throws IOException {
        List<Path> contents = new ArrayList<>();
        for (Path folder : folders()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(contents::add);
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        return contents;
    }
}
