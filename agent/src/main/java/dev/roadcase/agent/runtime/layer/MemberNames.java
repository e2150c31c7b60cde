package dev.roadcase.agent.runtime.layer;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds out, from the names of a tar's members, whether unpacking it into an empty folder gives the same as unpacking
 * it on top of other layers. It does if no file of another layer is deleted (OCI image spec, "Whiteouts"), and if the
 * tar itself has each folder that it puts something into, with its mode and owner.
 */
final class MemberNames {
    private static final String WHITEOUT = ".wh.";

    private final Set<String> folders = new HashSet<>();
    private volatile boolean apart = true;

    /** Takes the next name as {@code tar --verbose} says it: a folder's ends with a slash. */
    void add(String member) {
        String path = member.startsWith("./") ? member.substring(2) : member;
        if (!path.isEmpty()) {
            String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            apart = apart && standsApart(name);
            if (name.length() < path.length()) {
                folders.add(name);
            }
        }
    }

    /** Whether it gives the same, as far as the names are known. */
    boolean standApart() {
        return apart;
    }

    private boolean standsApart(String name) {
        int slash = name.lastIndexOf('/');
        return !name.startsWith(WHITEOUT, slash + 1) && (slash < 0 || folders.contains(name.substring(0, slash)));
    }
}
