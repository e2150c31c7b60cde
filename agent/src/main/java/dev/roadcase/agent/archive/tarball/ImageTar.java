package dev.roadcase.agent.archive.tarball;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.PlatformChoice;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One image of a bundle as a tarball for {@code docker load}, {@code podman load} and {@code ctr images import}. The
 * same image gives the same bytes.
 *
 * <p>The documents that make it an image come last, as {@code docker save} writes them, and index.json after all
 * others: a program that reads a tarball cut short, even between two entries, finds no image in it.
 */
public final class ImageTar {
    private final Bundle bundle;
    private final List<TarPart> parts;

    private ImageTar(Bundle bundle, List<TarPart> parts) {
        this.bundle = bundle;
        this.parts = parts;
    }

    /**
     * Lays the tarball out; nothing but manifests and configs is read yet. An artifact is laid out as OCI only.
     *
     * @param asked the only platform that it must hold. Without it, {@link TarFormat#OCI} holds all that are carried,
     *     and {@link TarFormat#DOCKER} holds linux/amd64
     * @throws Problem if the bundle does not carry that platform, or Docker has no form for it
     */
    public static ImageTar of(Bundle bundle, BundledImage image, TarFormat format, Optional<Platform> asked) {
        PlatformChoice choice = new PlatformChoice(bundle, image);
        if (format == TarFormat.OCI && choice.artifact().isPresent()) {
            return new ImageTar(bundle, new OciParts(bundle, image).ofArtifact());
        }
        return of(bundle, image, format, choice, asked);
    }

    private static ImageTar of(
            Bundle bundle, BundledImage image, TarFormat format, PlatformChoice choice, Optional<Platform> asked) {
        PlatformImage chosen = asked.map(choice::of).orElseGet(choice::ofDefault);
        return switch (format) {
            case OCI -> new ImageTar(bundle, new OciParts(bundle, image).of(chosen, asked.isPresent()));
            case DOCKER -> new ImageTar(bundle, DockerParts.of(image, chosen));
        };
    }

    /** The tarball of {@link TarFormat#OCI} that holds just this of an image. */
    public static ImageTar of(Bundle bundle, BundledImage image, PlatformImage chosen) {
        return new ImageTar(bundle, new OciParts(bundle, image).of(chosen, true));
    }

    /** The tarball of {@link TarFormat#OCI} with an image that was made from a bundle. */
    public static ImageTar of(Bundle bundle, MadeImage image) {
        return new ImageTar(bundle, image.parts());
    }

    /** The same tarball without these blobs, for a reader that has them. */
    public ImageTar without(Set<Digest> known) {
        return new ImageTar(
                bundle,
                parts.stream()
                        .filter(part -> !(part instanceof TarPart.BundledBlob blob
                                && known.contains(blob.descriptor().digest())))
                        .toList());
    }

    /** Its length in bytes. */
    public long size() {
        long end = 0;
        for (TarPart part : parts) {
            end = part.end(end);
        }
        return TarHeader.archiveLength(end);
    }

    /**
     * Writes it, and checks each blob meanwhile.
     *
     * @throws Problem exit 4 if a blob is damaged: then no program finds an image in what was written
     * @throws IOException if {@code out} fails
     */
    public void writeTo(OutputStream out) throws IOException {
        long end = 0;
        for (TarPart part : parts) {
            write(part, out);
            end = part.end(end);
        }
        out.write(new byte[(int) (TarHeader.archiveLength(end) - end)]);
    }

    private void write(TarPart part, OutputStream out) throws IOException {
        out.write(TarHeader.of(part.name(), part.size()));
        try (InputStream content = part.content(bundle)) {
            copy(content, out);
        }
        out.write(new byte[(int) (TarHeader.padded(part.size()) - part.size())]);
    }

    /** In larger steps than {@link InputStream#transferTo}, because each step is a write to a pipe or a file. */
    private static void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[128 << 10];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            out.write(buffer, 0, count);
        }
    }
}
