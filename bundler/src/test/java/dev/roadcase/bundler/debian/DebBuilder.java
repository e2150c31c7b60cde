package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.lock.LockedPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes packages, also such as no honest tool would. */
public final class DebBuilder {
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(data, "UTF-8");
    private final String name;
    private String more = "";

    public DebBuilder(String name) {
        this.name = name;
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public DebBuilder control(String lines) {
        more += lines;
        return this;
    }

    public DebBuilder file(String path, String content) {
        return file(path, content, 0100755);
    }

    public DebBuilder file(String path, String content, int mode) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return add(path, TarConstants.LF_NORMAL, bytes, entry -> entry.setMode(mode));
    }

    public DebBuilder folder(String path, int mode, int uid) {
        return add(path, TarConstants.LF_DIR, new byte[0], entry -> {
            entry.setMode(mode);
            entry.setIds(uid, uid);
        });
    }

    public DebBuilder link(String path, byte type, String target) {
        return add(path, type, new byte[0], entry -> entry.setLinkName(target));
    }

    public DebBuilder add(String path, byte type, byte[] content, Consumer<TarArchiveEntry> change) {
        try {
            // With the third argument a leading slash stays.
            TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
            entry.setIds(0, 0);
            entry.setSize(content.length);
            change.accept(entry);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LockedPackage locked(byte[] deb) {
        return new LockedPackage(name, "1", "amd64", "pool/" + name + ".deb", Digest.of(deb), deb.length);
    }

    public byte[] bytes() {
        try {
            tar.close();
            ByteArrayOutputStream control = new ByteArrayOutputStream();
            try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(control))) {
                byte[] text = ("Package: " + name + "\nVersion: 1\nArchitecture: amd64\n" + more).getBytes("UTF-8");
                TarArchiveEntry entry = new TarArchiveEntry("./control");
                entry.setSize(text.length);
                out.putArchiveEntry(entry);
                out.write(text);
                out.closeArchiveEntry();
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream xz = new XZOutputStream(packed, new LZMA2Options(0))) {
                data.writeTo(xz);
            }
            return ar(control.toByteArray(), packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ar(byte[] control, byte[] data) throws IOException {
        ByteArrayOutputStream deb = new ByteArrayOutputStream();
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(deb)) {
            member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(ar, "control.tar.gz", control);
            member(ar, "data.tar.xz", data);
        }
        return deb.toByteArray();
    }

    private static void member(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
        ar.write(content);
        ar.closeArchiveEntry();
    }
}
