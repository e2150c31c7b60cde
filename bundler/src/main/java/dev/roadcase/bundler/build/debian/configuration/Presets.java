package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the image's presets say of units (systemd.preset(5)): the first line that fits counts, over files in the order of their names. */
final class Presets {
    private static final String FOLDER = "usr/lib/systemd/system-preset";
    private static final String OWN = "etc/systemd/system-preset";

    private final List<String[]> lines;

    Presets(ImageRoot root) {
        Map<String, String> files = new TreeMap<>(Comparator.naturalOrder());
        // A file in /etc hides the one of the same name.
        Stream.of(FOLDER, OWN)
                .flatMap(folder -> root.below(folder).keySet().stream())
                .filter(path -> path.endsWith(".preset"))
                .forEach(path -> files.put(
                        path.substring(path.lastIndexOf('/') + 1),
                        root.text(path).orElse("")));
        this.lines = files.values().stream()
                .flatMap(String::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 2)
                .toList();
    }

    /** Whether a unit is to be enabled: also where no preset says anything. */
    boolean enables(String unit) {
        String template = unit.replaceFirst("@[^.]+\\.", "@.");
        return lines.stream()
                .filter(words -> words[0].equals("enable") || words[0].equals("disable"))
                .filter(words -> fits(words[1], unit) || fits(words[1], template))
                .findFirst()
                .map(words -> words[0].equals("enable"))
                .orElse(true);
    }

    private static boolean fits(String glob, String unit) {
        String pattern = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return unit.matches(pattern);
    }
}
