package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.manifest.UnreadableManifest;
import dev.roadcase.agent.node.workload.ParameterValues;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values that demo.yaml gives a chart: files and single ones, in which parameters may stand. */
record ChartValues(ChartWorkload workload, DemoFolder demo) {
    /** As {@code helm --set} writes a list. */
    private static final Pattern LIST = Pattern.compile("\\{(.*)}", Pattern.DOTALL);

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** The parameters that stand in them, in their order. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        texts().forEach(text -> Placeholders.forEach(text, part -> {
            if (part instanceof Placeholders.Segment.Named named) {
                names.add(named.name());
            }
        }));
        return names;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(workload.set().values());
        if (workload.filled()) {
            workload.values().forEach(file -> texts.add(text(file)));
        }
        return texts;
    }

    /** Whether a text stands in them. */
    boolean contains(String text) {
        return workload.set().values().stream().anyMatch(value -> value.contains(text))
                || workload.values().stream().anyMatch(file -> text(file).contains(text));
    }

    private String text(String file) {
        return new String(demo.bytes(file, Template.LARGEST), StandardCharsets.UTF_8);
    }

    /** Whether a parameter is a whole value wherever it stands in them. */
    boolean isWhole(String name) {
        String placeholder = "${" + name + "}";
        Pattern alone = Pattern.compile("(?<![^\\s:,\\[{\"'-])" + Pattern.quote(placeholder) + "(?![^\\s,\\]}\"'])");
        return workload.set().values().stream()
                        .allMatch(value -> value.equals(placeholder) || !value.contains(placeholder))
                && workload.values().stream()
                        .map(this::text)
                        .allMatch(text -> alone.matcher(text).replaceAll("").indexOf(placeholder) < 0);
    }

    /** All of them with values of parameters, files below a folder; {@code word} becomes another one in them. */
    GivenValues given(Path folder, ParameterValues values, UnaryOperator<String> change) {
        List<Path> files = new ArrayList<>();
        for (String file : workload.values()) {
            files.add(write(folder, files.size(), change.apply(workload.filled() ? filled(file, values) : text(file))));
        }
        Map<String, String> set = new LinkedHashMap<>();
        ObjectNode lists = Json.object();
        workload.set().forEach((path, text) -> {
            String value = change.apply(Placeholders.fill(text, values.value()));
            if (LIST.matcher(value).matches()) {
                SetPath.parse(change.apply(path)).put(lists, items(value));
            } else {
                set.put(change.apply(path), value);
            }
        });
        if (!lists.isEmpty()) {
            files.add(write(folder, files.size(), Json.pretty(lists)));
        }
        return new GivenValues(files, set);
    }

    /**
     * What Helm is given.
     *
     * @param files what a later one says counts
     * @param set single values by their path, which count more
     */
    record GivenValues(List<Path> files, Map<String, String> set) {}

    private String filled(String file, ParameterValues values) {
        try {
            return values.fill(text(file));
        } catch (UnreadableManifest e) {
            throw Problem.badInput("read " + demo.shown(file) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static Path write(Path folder, int number, String text) {
        Path file = folder.resolve("values-" + number + ".yaml");
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw Problem.unwritable(file, e);
        }
    }

    private static ArrayNode items(String list) {
        ArrayNode items = Json.array();
        String inside = list.substring(1, list.length() - 1);
        if (!inside.isEmpty()) {
            Stream.of(COMMA.split(inside, -1)).forEach(item -> add(items, item));
        }
        return items;
    }

    /** By its form, as Helm types it (helm.sh/helm/v3, pkg/strvals, typedVal). */
    private static void add(ArrayNode items, String item) {
        switch (item) {
            case "true", "false" -> items.add(Boolean.parseBoolean(item));
            case "null" -> items.addNull();
            default -> {
                if (WHOLE.matcher(item).matches()) {
                    items.add(Long.parseLong(item));
                } else {
                    items.add(item.replace("\\,", ","));
                }
            }
        }
    }
}
