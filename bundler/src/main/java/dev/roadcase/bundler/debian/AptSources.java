package dev.roadcase.bundler.debian;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Debian mirrors that a machine's own apt uses (sources.list(5), both formats). Sources of other makers are left out: those that are signed by other keys than Debian's, and those that name neither a key nor a suite of Debian.
 */
public final class AptSources {
    private static final long LARGEST = 1 << 20;
    private static final Pattern SAYS_NO = Pattern.compile(
            "(?m)^\\s*Acquire::Check-(?:Valid-Until|Date)\\s+\"?(?:false|no|0|off)\"?\\s*;", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEBIAN = Pattern.compile("(?m)^ID=\"?debian\"?$");
    private static final Pattern CODENAME = Pattern.compile("(?m)^VERSION_CODENAME=\"?([a-z]+)\"?$");

    private final Path root;
    private final List<Path> files;

    /** @param root of the machine's file system: {@code /}, or another folder that holds etc and usr */
    public AptSources(Path root) {
        this.root = root;
        Path apt = root.resolve("etc/apt");
        this.files = Stream.of(
                        Stream.of(apt.resolve("sources.list")).filter(Files::isRegularFile),
                        in(apt.resolve("sources.list.d")).filter(AptSources::isRead))
                .flatMap(found -> found)
                .toList();
    }

    /** Debian's mirrors in the order in which apt reads them; none on a machine of another kind. */
    public List<DebianMirror> mirrors() {
        DebianSource reader = new DebianSource(root, codename(), expires());
        List<DebianMirror> mirrors = new ArrayList<>();
        for (Path file : files) {
            try {
                mirrors.addAll(file.toString().endsWith(".sources") ? stanzas(file, reader) : lines(file, reader));
            } catch (IllegalArgumentException e) {
                throw Problem.badInput("read " + file + " failed: " + e.getMessage())
                        .causedBy(e);
            }
        }
        return mirrors;
    }

    private static List<DebianMirror> stanzas(Path file, DebianSource reader) {
        return Arrays.stream(read(file).split("\n(?:[ \t]*\n)+"))
                .map(text -> text.lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .toList())
                .filter(stanza -> !stanza.isEmpty())
                .flatMap(stanza -> reader.of(Stanza.parse(stanza)).stream())
                .toList();
    }

    private static List<DebianMirror> lines(Path file, DebianSource reader) {
        return read(file)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> line.startsWith("deb ") || line.startsWith("deb\t"))
                .flatMap(line -> reader.of(OneLine.stanza(line)).stream())
                .toList();
    }

    /** If the configuration of apt says that the mirror is frozen, its lists do not expire here either. */
    private boolean expires() {
        Path apt = root.resolve("etc/apt");
        return Stream.concat(
                        Stream.of(apt.resolve("apt.conf")).filter(Files::isRegularFile), in(apt.resolve("apt.conf.d")))
                .noneMatch(file -> SAYS_NO.matcher(read(file)).find());
    }

    /** Of a Debian release, as os-release(5) has it. */
    private String codename() {
        Path file = root.resolve("etc/os-release");
        String text = Files.isRegularFile(file) ? read(file) : "";
        Matcher matcher = CODENAME.matcher(text);
        return DEBIAN.matcher(text).find() && matcher.find() ? matcher.group(1) : "";
    }

    private static boolean isRead(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".list") || name.endsWith(".sources");
    }

    private static Stream<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw Problem.badInput("read " + file + " failed: over " + LARGEST + " bytes");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Problem unreadable(Path file, IOException e) {
        return Problem.machine("read " + file + " failed: " + e.getMessage()).causedBy(e);
    }
}
