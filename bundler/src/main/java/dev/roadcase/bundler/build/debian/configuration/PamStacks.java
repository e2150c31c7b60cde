package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What programs that log users in include from /etc/pam.d, as pam-auth-update(8) fills it: templates and profiles are files of packages. */
record PamStacks(ImageRoot root) {
    private static final String TEMPLATES = "usr/share/pam";
    private static final String NONE = "session\t[default=1]\t\t\tpam_permit.so";

    /** Fills the templates, where packages have some. */
    void add() {
        List<PamProfile> profiles = profiles();
        List.copyOf(root.below(TEMPLATES).keySet()).stream()
                .filter(path -> path.matches(TEMPLATES + "/common-[a-z-]+"))
                .forEach(path -> root.put(
                        "etc/pam.d/" + path.substring(TEMPLATES.length() + 1),
                        filled(root.text(path).orElse(""), path, profiles)));
    }

    private List<PamProfile> profiles() {
        return root.below("usr/share/pam-configs").keySet().stream()
                .flatMap(path -> root.text(path).stream())
                .map(PamProfile::of)
                .filter(PamProfile::isUsual)
                .sorted(Comparator.comparingInt(PamProfile::priority).reversed())
                .toList();
    }

    private static String filled(String template, String path, List<PamProfile> profiles) {
        String type =
                path.substring(path.indexOf("common-") + "common-".length()).replace("-noninteractive", "");
        List<PamProfile> fit = profiles.stream()
                .filter(one -> !path.endsWith("-noninteractive") || !one.isInteractiveOnly())
                .toList();
        StringBuilder out = new StringBuilder();
        template.lines()
                .flatMap(line -> line.matches("\\$[a-z_]+_primary")
                        ? primary(type, fit)
                        : line.matches("\\$[a-z_]+_additional")
                                ? lines(type, "Additional", fit).stream()
                                : Stream.of(line))
                .forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** The first that succeeds jumps over the others and over the refusal behind them. */
    private static Stream<String> primary(String type, List<PamProfile> profiles) {
        List<String> lines = lines(type, "Primary", profiles);
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            numbered.add(lines.get(i).replaceAll("(\\[[^]]*=)end", "$1" + (lines.size() - i)));
        }
        return lines.isEmpty() && type.equals("session") ? Stream.of(NONE) : numbered.stream();
    }

    private static List<String> lines(String type, String block, List<PamProfile> profiles) {
        List<String> lines = new ArrayList<>();
        for (PamProfile profile : profiles) {
            if (profile.isIn(type, block)) {
                profile.lines(type, lines.isEmpty()).forEach(line -> lines.add(type + "\t" + line));
            }
        }
        return lines;
    }
}
