package dev.roadcase.bundler.build.debian;

import dev.roadcase.bundler.build.debian.tree.ImagePath;
import dev.roadcase.bundler.build.debian.tree.Node;
import dev.roadcase.bundler.build.debian.tree.RootTree;
import java.io.IOException;
import java.util.Map;

/** What no package installs and yet every container expects: the users, their homes, a place for temporary files. */
final class Skeleton {
    private static final int NONROOT = 65532;
    private static final String PASSWD = """
            root:x:0:0:root:/root:/usr/sbin/nologin
            nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
            nonroot:x:65532:65532:nonroot:/home/nonroot:/usr/sbin/nologin
            """;
    private static final String GROUP = """
            root:x:0:
            tty:x:5:
            nogroup:x:65534:
            nonroot:x:65532:
            """;
    private static final Map<String, Node.Rights> FOLDERS = Map.of(
            "tmp", new Node.Rights(01777, 0, 0),
            "var/tmp", new Node.Rights(01777, 0, 0),
            "run", new Node.Rights(0755, 0, 0),
            "root", new Node.Rights(0700, 0, 0),
            "home/nonroot", new Node.Rights(0700, NONROOT, NONROOT));

    private Skeleton() {}

    /** Adds what is missing; what packages brought stays. */
    static void add(RootTree tree, PackageInstaller installer) throws IOException {
        FOLDERS.forEach((path, rights) -> tree.addIfAbsent(path, new Node.Folder(rights)));
        ImagePath.MERGED.forEach(name -> tree.addIfAbsent("usr/" + name, Node.ROOT_FOLDER));
        installer.addText("etc/passwd", PASSWD);
        installer.addText("etc/group", GROUP);
    }
}
