package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A layer of the demo's own files, as jib wants it described: sorted, all owned by root and made one second after 1970,
 * folders and executables 0755, other files 0644.
 *
 * @param merged whether the image has the merged /usr, so that {@code /bin} is a link to {@code /usr/bin}
 */
record CopiedLayer(CopyLayer copy, CopiedFiles folder, boolean merged) {
    private static final Instant TIME = Instant.ofEpochSecond(1);
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final FilePermissions PLAIN = FilePermissions.fromOctalString("644");
    private static final Set<String> MERGED = Set.of("bin", "lib", "lib64", "sbin");
    private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp");

    FileEntriesLayer described() {
        TreeMap<String, Path> files = folder.below(copy.copy());
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(copy.copy());
        String start = start(files.get(""));
        files.forEach((name, file) -> {
            String target = name.isEmpty() ? start : (start.equals("/") ? "" : start) + "/" + name;
            // The root itself is every image's already, with rights of its own.
            if (!target.equals("/")) {
                layer.addEntry(new FileEntry(file, AbsoluteUnixPath.get(target), permissions(file), TIME, "0:0"));
            }
        });
        return layer.build();
    }

    /** A folder's content comes below the target; a file becomes it, or comes below one that ends in a slash. */
    private String start(Path copied) {
        boolean below = copy.to().endsWith("/") && !Files.isDirectory(copied);
        String plain = copy.to().equals("/") ? "/" : copy.to().replaceFirst("/$", "");
        String name = copy.copy().substring(copy.copy().lastIndexOf('/') + 1);
        String target = below ? (plain.equals("/") ? "" : plain) + "/" + name : plain;
        requireLasting(target);
        return merged ? real(target) : target;
    }

    private static String real(String target) {
        int end = target.indexOf('/', 1);
        String first = target.substring(1, end < 0 ? target.length() : end);
        return MERGED.contains(first) ? "/usr" + target : target;
    }

    /** Jib would make the folder anew, for root alone to write in: it knows no sticky bit. */
    private void requireLasting(String target) {
        if (TEMPORARY.stream().anyMatch(place -> target.equals(place) || target.startsWith(place + "/"))) {
            throw Problem.badInput("copy " + copy.copy() + " to " + copy.to() + " failed: that is for temporary files")
                    .advise("choose another place in the image, such as /app");
        }
    }

    private static FilePermissions permissions(Path file) {
        return Files.isDirectory(file) || Files.isExecutable(file) ? EXECUTABLE : PLAIN;
    }
}
