package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import dev.roadcase.bundler.build.debian.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Users and groups: Debian's own where base-passwd is in the image, and the system users of packages, as sysusers.d(5)
 * describes them, in files of the packages or in the table of this package.
 */
final class Accounts {
    private static final String MASTER = "usr/share/base-passwd/";
    private static final List<String> NONROOT =
            List.of("nonroot", "x", "65532", "65532", "nonroot", "/home/nonroot", "/usr/sbin/nologin");

    private final ImageRoot root;
    private final Set<String> packages;
    private final boolean debians;
    private final SystemNames users;
    private final SystemNames groups;

    Accounts(ImageRoot root, Set<String> packages) {
        this.root = root;
        this.packages = packages;
        this.debians = root.file(MASTER + "passwd.master").isPresent();
        this.users = names("passwd");
        this.groups = names("group");
    }

    SystemNames users() {
        return users;
    }

    SystemNames groups() {
        return groups;
    }

    private SystemNames names(String file) {
        return new SystemNames(
                root.text(debians ? MASTER + file + ".master" : "etc/" + file).orElse(""));
    }

    /** Writes the files anew where something is in the image that has users. */
    void add() {
        // As adduser(8) numbers them, and as systemd-sysusers(8) does.
        List<SysusersLine> described = described();
        List<SysusersLine> facts = facts();
        if (!debians && described.isEmpty() && facts.isEmpty()) {
            return;
        }
        // A user may be described twice; Debian's script comes first.
        facts.forEach(line -> put(line, LongStream.rangeClosed(100, 999).toArray()));
        described.forEach(line ->
                put(line, LongStream.rangeClosed(1, 999).map(n -> 1000 - n).toArray()));
        users.add(NONROOT);
        groups.add(List.of("nonroot", "x", "65532", ""));
        write();
    }

    private List<SysusersLine> described() {
        return root.below("usr/lib/sysusers.d").keySet().stream()
                .filter(path -> path.endsWith(".conf"))
                .flatMap(path -> root.text(path).stream())
                .flatMap(String::lines)
                .flatMap(line -> SysusersLine.read(line).stream())
                .toList();
    }

    private List<SysusersLine> facts() {
        return FactTable.lines("system-users").stream()
                .map(line -> line.split("\\s+", 2))
                .filter(words -> packages.contains(words[0]))
                .flatMap(words -> SysusersLine.read(words[1]).stream())
                .toList();
    }

    private void put(SysusersLine line, long[] row) {
        if (line.type() == 'g') {
            putGroup(line.name(), line.id(), row);
        } else if (line.type() == 'u' && !users.has(line.name())) {
            putUser(line, row);
        } else if (line.type() == 'm') {
            putGroup(line.id(), "", row);
            groups.join(line.id(), line.name());
        }
    }

    private void putUser(SysusersLine line, long[] row) {
        String[] ids = line.id().split(":", 2);
        String group = ids.length == 2 ? ids[1] : line.name();
        Optional<Long> known = groups.number(group).or(() -> ids.length == 2 ? number(group) : Optional.empty());
        long uid = number(ids[0]).filter(id -> !users.isTaken(id)).orElseGet(() -> free(row, known));
        long gid = known.orElseGet(() -> putGroup(group, Long.toString(uid), row));
        users.add(List.of(
                line.name(),
                "x",
                Long.toString(uid),
                Long.toString(gid),
                line.gecos(),
                line.home().isEmpty() ? "/" : line.home(),
                line.shell().isEmpty() ? "/usr/sbin/nologin" : line.shell()));
    }

    private long free(long[] row, Optional<Long> group) {
        return SystemNames.free(LongStream.of(row), id -> users.isTaken(id) || group.isEmpty() && groups.isTaken(id));
    }

    private long putGroup(String name, String asked, long[] row) {
        long gid = groups.number(name)
                .or(() -> number(asked).filter(id -> !groups.isTaken(id)))
                .orElseGet(() -> SystemNames.free(LongStream.of(row), id -> groups.isTaken(id) || users.isTaken(id)));
        groups.add(List.of(name, "x", Long.toString(gid), ""));
        return gid;
    }

    private static Optional<Long> number(String text) {
        return Stream.of(text)
                .filter(one -> one.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .findFirst();
    }

    private void write() {
        if (debians) {
            // No date of a last change: none would be true, and without one no password ever is too old.
            secret("shadow", users.text(line -> line.get(0) + ":" + locked(line) + "::0:99999:7:::"));
            secret("gshadow", groups.text(line -> line.get(0) + ":" + locked(line) + "::" + line.get(line.size() - 1)));
            users.shadow();
            groups.shadow();
        }
        root.put("etc/passwd", users.toString());
        root.put("etc/group", groups.toString());
    }

    private static String locked(List<String> line) {
        return line.get(1).equals("*") ? "*" : "!*";
    }

    private void secret(String file, String text) {
        long shadow = groups.number("shadow").orElse(0L);
        root.put("etc/" + file, text.getBytes(StandardCharsets.UTF_8), new Node.Rights(0640, 0, shadow));
    }
}
