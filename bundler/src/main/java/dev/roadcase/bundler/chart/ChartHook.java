package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document that Helm applies before or after the others (Helm, "Chart Hooks").
 *
 * @param name of its object
 * @param events at which it is applied
 */
record ChartHook(
        ChartDocument document, String kind, String name, Set<HookEvent> events, int weight, List<String> deletion) {
    /** The annotation that makes a document one. */
    static final String ANNOTATION = "helm.sh/hook";

    /** When hooks are applied. */
    enum HookEvent {
        PRE_INSTALL,
        POST_INSTALL,
        PRE_DELETE,
        POST_DELETE,
        PRE_UPGRADE,
        POST_UPGRADE,
        PRE_ROLLBACK,
        POST_ROLLBACK,
        TEST;

        /** As annotations write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Stream<HookEvent> of(String word) {
            String known = word.replace("test-success", "test");
            return Stream.of(values()).filter(event -> event.word().equals(known));
        }
    }

    /** As Helm runs them, one by one. */
    static final Comparator<ChartHook> ORDER =
            Comparator.comparingInt((ChartHook hook) -> hook.weight()).thenComparing(ChartHook::name);

    ChartHook {
        events = Set.copyOf(events);
        deletion = List.copyOf(deletion);
    }

    /** Whether Helm takes a document for a hook. */
    static boolean isOne(ChartDocument document) {
        return !annotation(document.json(), "").isEmpty();
    }

    /** Whether all its events are Helm's: it leaves a document with another one out. */
    static boolean isKnown(ChartDocument document) {
        return words(annotation(document.json(), ""))
                .allMatch(word -> HookEvent.of(word).findAny().isPresent());
    }

    static ChartHook of(ChartDocument document) {
        JsonNode json = document.json();
        return new ChartHook(
                document,
                json.path("kind").asText(),
                json.path("metadata").path("name").asText(),
                words(annotation(json, "")).flatMap(HookEvent::of).collect(Collectors.toSet()),
                weight(annotation(json, "-weight")),
                words(annotation(json, "-delete-policy")).toList());
    }

    private static String annotation(JsonNode json, String end) {
        return json.path("metadata").path("annotations").path(ANNOTATION + end).asText();
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty());
    }

    /** What is no number is none, for Helm too. */
    private static int weight(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether Helm waits for its end before it goes on. */
    boolean runs() {
        return kind.equals("Job") || kind.equals("Pod");
    }
}
