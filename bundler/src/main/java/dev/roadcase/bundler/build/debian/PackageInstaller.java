package dev.roadcase.bundler.build.debian;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.configuration.ConfiguredPackage;
import dev.roadcase.bundler.build.debian.tree.ImagePath;
import dev.roadcase.bundler.build.debian.tree.Node;
import dev.roadcase.bundler.build.debian.tree.RootTree;
import dev.roadcase.bundler.build.debian.tree.Spool;
import dev.roadcase.bundler.debian.Relation;
import dev.roadcase.bundler.debian.Stanza;
import dev.roadcase.bundler.lock.LockedPackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Puts what packages install into a tree, contents into the spool. Maintainer scripts are not run. */
record PackageInstaller(RootTree tree, Spool spool) {
    /** TarArchiveEntry.isFile says yes to devices too. */
    private static final Set<Byte> REGULAR =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_GNUTYPE_SPARSE);

    /** Installs one package, whose sum has been checked; what its scripts would do is still to be done. */
    ConfiguredPackage install(LockedPackage locked, Path file) {
        try {
            DebFile deb = new DebFile(file);
            String control = deb.control("control")
                    .orElseThrow(() -> new IllegalArgumentException("a package without a control file"));
            RootTree.OwningPackage owner = owner(locked, control);
            deb.data((entry, content) -> put(entry, content, owner));
            addText("var/lib/dpkg/status.d/" + locked.name(), control);
            return new ConfiguredPackage(locked.name(), deb.control("postinst").orElse(""));
        } catch (IOException e) {
            throw Problem.machine("install the Debian package " + locked + " failed: " + e.getMessage())
                    .causedBy(e);
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic("install the Debian package " + locked + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** A text of our own that belongs to root and that all may read, unless a package has something there. */
    void addText(String path, String text) throws IOException {
        if (tree.get(path).isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            long place = spool.add(new ByteArrayInputStream(bytes), bytes.length);
            tree.addIfAbsent(path, new Node.SpooledFile(new Node.Rights(0644, 0, 0), place, bytes.length));
        }
    }

    /** The control file names the package and the packages whose files it replaces. It has to be the package that was asked for. */
    private static RootTree.OwningPackage owner(LockedPackage locked, String control) {
        Stanza stanza = Stanza.parse(control);
        if (!stanza.require("Package").equals(locked.name())) {
            throw new IllegalArgumentException("it is " + Excerpt.of(stanza.require("Package")));
        }
        Set<String> replaces = stanza.get("Replaces").stream()
                .flatMap(value -> Relation.field(value).stream())
                .flatMap(names -> names.stream().map(Relation::name))
                .collect(Collectors.toSet());
        return new RootTree.OwningPackage(locked.name(), replaces);
    }

    private void put(TarArchiveEntry entry, InputStream content, RootTree.OwningPackage owner) throws IOException {
        String path = ImagePath.of(entry.getName());
        boolean merges = !entry.isDirectory() && ImagePath.isMerged(path);
        if (!path.isEmpty() && !merges && !ImagePath.isDropped(path)) {
            tree.add(path, node(entry, content), owner);
        }
    }

    private Node node(TarArchiveEntry entry, InputStream content) throws IOException {
        Node.Rights rights = new Node.Rights(entry.getMode() & 07777, entry.getLongUserId(), entry.getLongGroupId());
        if (entry.isDirectory()) {
            return new Node.Folder(rights);
        }
        if (entry.isSymbolicLink()) {
            return new Node.SymbolicLink(rights, entry.getLinkName());
        }
        if (entry.isLink()) {
            return linked(ImagePath.of(entry.getLinkName()));
        }
        if (!REGULAR.contains(entry.getLinkFlag())) {
            throw new IllegalArgumentException("neither file, folder nor link: " + Excerpt.of(entry.getName()));
        }
        return new Node.SpooledFile(rights, spool.add(content, entry.getSize()), entry.getSize());
    }

    /** A hard link is one more name for a file that came before it. */
    private Node linked(String target) {
        return tree.get(target)
                .filter(Node.SpooledFile.class::isInstance)
                .orElseThrow(() -> new IllegalArgumentException("a hard link to no file: " + Excerpt.of(target)));
    }
}
