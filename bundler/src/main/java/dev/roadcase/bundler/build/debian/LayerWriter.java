package dev.roadcase.bundler.build.debian;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.build.debian.tree.ImagePath;
import dev.roadcase.bundler.build.debian.tree.Node;
import dev.roadcase.bundler.build.debian.tree.RootTree;
import dev.roadcase.bundler.build.debian.tree.Spool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tree as a layer: a gzip'd tar, sorted, all times one second after 1970 (as jib has them), no names of owners.
 *
 * <p>The same tree gives the same bytes on every JDK whose Deflater is zlib's: those of Debian and Temurin, 17 and 25
 * both. A JDK linked to zlib-ng compresses otherwise; its layers have the same DiffIDs and other digests.
 */
record LayerWriter(RootTree tree, Spool spool) {
    private static final long TIME = 1000;

    /** Writes the layer into a file. */
    StagedLayer write(Path file) throws IOException {
        MessageDigest packed = Digest.hasher();
        MessageDigest unpacked = Digest.hasher();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), packed);
                OutputStream gzip = new GZIPOutputStream(out, 1 << 16);
                TarArchiveOutputStream tar = tar(new DigestOutputStream(gzip, unpacked))) {
            write(tar);
            tar.finish();
        }
        Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.of(packed), Files.size(file));
        return new StagedLayer(descriptor, Digest.of(unpacked), file);
    }

    private static TarArchiveOutputStream tar(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    private void write(TarArchiveOutputStream tar) throws IOException {
        // Links of the merged /usr come first: nothing else stands below them.
        for (String link : ImagePath.MERGED) {
            put(tar, link, new Node.SymbolicLink(new Node.Rights(0777, 0, 0), "usr/" + link));
        }
        Map<Long, String> names = new HashMap<>();
        for (Map.Entry<String, Node> next : tree.nodes().entrySet()) {
            String path = next.getKey();
            if (next.getValue() instanceof Node.SpooledFile content && content.size() > 0) {
                String first = names.putIfAbsent(content.place(), path);
                put(tar, path, content, first == null ? path : first);
            } else {
                put(tar, path, next.getValue());
            }
        }
    }

    private void put(TarArchiveOutputStream tar, String path, Node.SpooledFile content, String first)
            throws IOException {
        if (path.equals(first)) {
            put(tar, path, content);
            return;
        }
        TarArchiveEntry entry = entry(path, TarConstants.LF_LINK, content.rights());
        entry.setLinkName(first);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveOutputStream tar, String path, Node node) throws IOException {
        if (node instanceof Node.Folder folder) {
            tar.putArchiveEntry(entry(path + "/", TarConstants.LF_DIR, folder.rights()));
        } else if (node instanceof Node.SymbolicLink link) {
            TarArchiveEntry entry = entry(path, TarConstants.LF_SYMLINK, link.rights());
            entry.setLinkName(link.target());
            tar.putArchiveEntry(entry);
        } else if (node instanceof Node.SpooledFile content) {
            TarArchiveEntry entry = entry(path, TarConstants.LF_NORMAL, content.rights());
            entry.setSize(content.size());
            tar.putArchiveEntry(entry);
            spool.copy(content, tar);
        }
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String path, byte type, Node.Rights rights) {
        TarArchiveEntry entry = new TarArchiveEntry(path, type);
        entry.setMode(rights.mode());
        entry.setIds((int) rights.uid(), (int) rights.gid());
        entry.setUserId(rights.uid());
        entry.setGroupId(rights.gid());
        entry.setNames("", "");
        entry.setModTime(TIME);
        return entry;
    }
}
