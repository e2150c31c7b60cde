package dev.roadcase.bundler.build.debian.tree;

import dev.roadcase.agent.format.Excerpt;

/** What stands at a path of an image's file system. */
public sealed interface Node {
    Folder ROOT_FOLDER = new Folder(new Rights(0755, 0, 0));

    Rights READABLE = new Rights(0644, 0, 0);
    Rights LINK = new Rights(0777, 0, 0);

    /** Who may do what with it. */
    Rights rights();

    /**
     * Who may do what with it.
     *
     * @param mode permissions with set-user-ID, set-group-ID and sticky bit, 0 to 07777
     */
    record Rights(int mode, long uid, long gid) {
        public Rights {
            if (mode < 0 || mode > 07777 || uid < 0 || gid < 0 || uid > 0xffff_fffeL || gid > 0xffff_fffeL) {
                throw new IllegalArgumentException("impossible rights: " + mode + " " + uid + ":" + gid);
            }
        }
    }

    /** A folder. */
    record Folder(Rights rights) implements Node {}

    /** A file whose bytes stand in the spool; files of one place are one file with several names. */
    record SpooledFile(Rights rights, long place, long size) implements Node {
        /** The same bytes with other rights. */
        public SpooledFile with(Rights other) {
            return new SpooledFile(other, place, size);
        }
    }

    /** A symbolic link; its target is the container's to follow, in the container. */
    record SymbolicLink(Rights rights, String target) implements Node {
        public SymbolicLink {
            if (target.isEmpty() || target.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a link to nowhere: " + Excerpt.of(target));
            }
        }
    }
}
