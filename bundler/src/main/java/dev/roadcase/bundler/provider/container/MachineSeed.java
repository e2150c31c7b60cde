package dev.roadcase.bundler.provider.container;

import dev.roadcase.bundler.cluster.dialect.MachineFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What a container gets before it boots, as a tar for its root folder: the machine's files, and what makes it a machine.
 *
 * @param name of the machine
 */
record MachineSeed(String name, List<MachineFile> files) {
    private static final String UNITS = "etc/systemd/system/";
    private static final int FOLDER = 0755;
    private static final int SECRET_FOLDER = 0700;

    /** Units of a computer's own devices, clock and network: the host has them in its care. */
    private static final List<String> MASKED = List.of(
            "apt-daily.timer",
            "apt-daily-upgrade.timer",
            "e2scrub_all.timer",
            "e2scrub_reap.service",
            "fstrim.timer",
            "getty.target",
            "systemd-modules-load.service",
            "systemd-resolved.service",
            "systemd-timesyncd.service",
            "systemd-udev-trigger.service",
            "systemd-udevd.service");

    byte[] tar() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String folder : folders()) {
                tar.putArchiveEntry(entry(folder, folder.endsWith("/pki/") ? SECRET_FOLDER : FOLDER, 0));
                tar.closeArchiveEntry();
            }
            for (MachineFile file : files) {
                put(tar, file.path().substring(1), file.mode(), file.content());
            }
            put(tar, "etc/hostname", MachineFile.PUBLIC, name + "\n");
            put(tar, "etc/hosts", MachineFile.PUBLIC, "127.0.0.1 localhost\n127.0.1.1 " + name + "\n");
            link(tar, UNITS + "multi-user.target.wants/roadcase.target", "/" + UNITS + "roadcase.target");
            for (String unit : MASKED) {
                link(tar, UNITS + unit, "/dev/null");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** All folders above the files, the upper ones first. */
    private Set<String> folders() {
        Set<String> folders = new TreeSet<>(Set.of(UNITS + "multi-user.target.wants/"));
        for (MachineFile file : files) {
            for (int slash = file.path().indexOf('/', 1);
                    slash > 0;
                    slash = file.path().indexOf('/', slash + 1)) {
                folders.add(file.path().substring(1, slash + 1));
            }
        }
        return folders;
    }

    private static void put(TarArchiveOutputStream tar, String path, int mode, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        tar.putArchiveEntry(entry(path, mode, bytes.length));
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String path, int mode, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setSize(size);
        return entry;
    }

    private static void link(TarArchiveOutputStream tar, String path, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Names only, since files hold keys. */
    @Override
    public String toString() {
        return name + " " + files;
    }
}
