package dev.roadcase.agent.node.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Our units on a machine. They are known by their names, and those that others may have too by what they say: all of ours
 * read {@code /etc/roadcase}.
 */
public record OwnUnits(Path root) {
    private static final Pattern NAME = Pattern.compile("roadcase(-[a-z-]+)?\\.(service|target)");

    /** The container runtime: a unit of others that we add to, or ours where the bundle has brought it. */
    public static final String RUNTIME = "containerd.service";

    private static final Set<String> KUBERNETES = Set.of(
            "etcd.service",
            "flanneld.service",
            "kube-apiserver.service",
            "kube-controller-manager.service",
            "kube-proxy.service",
            "kube-scheduler.service",
            "kubelet.service");

    private static final String SIGN = "roadcase";

    /**
     * Their names, in the order in which they are stopped: targets, then whatever builds on others before them. A container
     * runtime of ours is not among them: what it holds goes before it.
     */
    public List<String> names() {
        return list(folder())
                .filter(this::isUnit)
                .map(OwnUnits::name)
                .filter(name -> !name.equals(RUNTIME))
                .sorted(Comparator.comparing((String name) -> !name.endsWith(".target"))
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** Whether this unit is here, and ours. */
    public boolean has(String name) {
        return isUnit(folder().resolve(name));
    }

    /** The links by which they are enabled, then their files and what we add to units of others. */
    public List<Path> files() {
        return Stream.of(links(), dropIns(), list(folder()).filter(this::isUnit))
                .flatMap(files -> files)
                .toList();
    }

    /** The folders of what is added to them. */
    public List<Path> folders() {
        return list(folder()).filter(OwnUnits::isDropInFolder).toList();
    }

    private Path folder() {
        return root.resolve("etc/systemd/system");
    }

    private boolean isUnit(Path file) {
        String name = name(file);
        boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return regular && (isOwnName(name) || (isOfOthersToo(name) && isSigned(file)));
    }

    private static boolean isOfOthersToo(String name) {
        return KUBERNETES.contains(name) || name.equals(RUNTIME);
    }

    private static boolean isOwnName(String name) {
        return NAME.matcher(name).matches();
    }

    private Stream<Path> links() {
        return list(folder())
                .filter(each -> name(each).matches(".*\\.(wants|requires)"))
                .flatMap(OwnUnits::list)
                .filter(Files::isSymbolicLink)
                .filter(link -> isOwnName(name(link)));
    }

    private Stream<Path> dropIns() {
        return folders().stream()
                .flatMap(folder -> list(folder)
                        .filter(file -> isOwnName(unitOf(folder)) || isSigned(file))
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)));
    }

    private static boolean isDropInFolder(Path folder) {
        String unit = unitOf(folder);
        return name(folder).endsWith(".d") && (isOwnName(unit) || isOfOthersToo(unit));
    }

    private static String unitOf(Path dropInFolder) {
        return name(dropInFolder).replaceFirst("\\.d$", "");
    }

    private static boolean isSigned(Path file) {
        try {
            // Its encoding may be any: only our own word is looked for.
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains("/" + SIGN + "/") || text.contains("ROADCASE_");
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
