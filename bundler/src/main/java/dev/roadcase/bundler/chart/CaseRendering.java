package dev.roadcase.bundler.chart;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.node.workload.ParameterValues;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.helm.HelmAnswer;
import dev.roadcase.bundler.helm.HelmCall;
import dev.roadcase.bundler.helm.HelmCall.ReleasePlace;
import dev.roadcase.bundler.helm.HelmCall.What;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders a chart for one combination of values: twice with marks, once with the values of each probe.
 *
 * @param disguised the chart, in which hooks are documents like others
 * @param chosen values of the parameters that list theirs
 */
record CaseRendering(
        ChartRendering all,
        ReleasePlace place,
        ValueChoices choices,
        ChartMarks marks,
        ChartFolder disguised,
        Map<String, String> chosen) {
    /** Of the answers: what was rendered with marks, the report, and what was rendered with numbers. */
    private static final int FIRST_PROBE = 3;

    /** What {@link #read} reads, in its order. What differs by the time alone differs between the first and the last. */
    List<HelmCall> calls() {
        UnaryOperator<String> marked = name -> chosen.getOrDefault(name, marks.of(name));
        List<HelmCall> calls = new ArrayList<>();
        HelmCall withMarks = call(disguised, What.MANIFESTS, new ParameterValues(marked, Set.of()));
        calls.add(withMarks);
        calls.add(call(all.folder(), What.REPORT, new ParameterValues(marked, Set.of())));
        calls.add(call(disguised, What.MANIFESTS, values(choices.numbers())));
        Stream.concat(choices.probes().stream(), choices.quoted().stream())
                .forEach(probe -> calls.add(call(disguised, What.MANIFESTS, values(probe))));
        calls.add(withMarks);
        return calls;
    }

    private ParameterValues values(Map<String, String> probe) {
        return new ParameterValues(
                name -> chosen.getOrDefault(name, probe.get(name)), all.demo().texts());
    }

    private HelmCall call(ChartFolder from, What what, ParameterValues values) {
        Path folder = all.work().resolve("values-" + UUID.randomUUID());
        UnaryOperator<String> change = from.equals(disguised) ? Disguise::put : UnaryOperator.identity();
        ChartValues.GivenValues given = all.given().given(folder, values, change);
        return new HelmCall.Render(from.path(), what, place, given.files(), given.set());
    }

    /**
     * What it has become.
     *
     * @param path of its documents, in the demo's folder
     */
    ChartCase read(String path, List<HelmAnswer> answers) {
        RenderedSame twice =
                RenderedSame.of(withMarks(answers.get(0)), withMarks(answers.get(answers.size() - 1)), marks);
        RenderedSame same = twice.with(quoted(twice.marked(), answers.get(2)));
        Map<Boolean, List<ChartDocument>> byHook =
                same.marked().stream().collect(Collectors.partitioningBy(ChartHook::isOne));
        ChartReport report = ChartReport.parse(text(answers.get(1)));
        say(same.different());
        probe(same, answers.subList(FIRST_PROBE, answers.size() - 1));
        Map<String, String> when = new LinkedHashMap<>(all.chart().when());
        when.putAll(chosen);
        return new ChartCase(
                all.chart(),
                place,
                path,
                when,
                byHook.get(false),
                byHook.get(true).stream()
                        .filter(ChartHook::isKnown)
                        .map(ChartHook::of)
                        .toList(),
                new ChartContent(all.folder()).definitions(report.values()),
                report,
                marks,
                all.namespaceIsMade());
    }

    private List<ChartDocument> withMarks(HelmAnswer answer) {
        return new ChartObjects(place, marks, object -> true).decoded(documents(answer));
    }

    private List<ChartDocument> quoted(List<ChartDocument> decoded, HelmAnswer numbers) {
        return numbers.failed() || marks.marks().isEmpty()
                ? decoded
                : new TextPlaces(marks, values(choices.numbers())).quoted(decoded, documents(numbers));
    }

    private List<ChartDocument> documents(HelmAnswer answer) {
        return ChartDocument.in(Disguise.off(text(answer)));
    }

    private void probe(RenderedSame same, List<HelmAnswer> answers) {
        List<Map<String, String>> probes = choices.probes();
        for (int i = 0; i < probes.size(); i++) {
            Map<String, String> probe = probes.get(i);
            same.difference(documents(answers.get(i)), values(probe)).ifPresent(what -> {
                throw computes(what, changed(probes.get(0), probe), probe);
            });
        }
        choices.quoted().ifPresent(probe -> warn(same, answers.get(probes.size()), probe));
    }

    /** Where Helm makes no manifests of such a value, ours are as good as they can be. */
    private void warn(RenderedSame same, HelmAnswer answer, Map<String, String> probe) {
        try {
            List<ChartDocument> real = answer.failed() ? List.of() : documents(answer);
            if (real.size() == same.marked().size()) {
                same.difference(real, values(probe))
                        .ifPresent(what -> all.events()
                                .emit(new Event.Warned(all.shown()
                                        + " writes a parameter into a text in quotes of its own: a value with quotes or"
                                        + " backslashes spoils it there (" + what + ")")));
            }
        } catch (Problem unreadable) {
            // It is not YAML, as Helm writes it.
            return;
        }
    }

    private static Set<String> changed(Map<String, String> first, Map<String, String> probe) {
        Set<String> changed = new LinkedHashSet<>(probe.keySet());
        changed.removeIf(name -> first.get(name).equals(probe.get(name)));
        return changed.isEmpty() ? first.keySet() : changed;
    }

    private Problem computes(String what, Set<String> names, Map<String, String> probe) {
        String name = names.iterator().next();
        String value = names.size() == 1 && !isSecret(name) ? " = " + probe.get(name) : "";
        return Problem.badInput(all.shown() + " decides by the parameter " + String.join(" or ", names) + ": with "
                        + name + value + ", " + what + " from what it is with another value")
                .advise(
                        isSecret(name)
                                ? "a secret cannot be rendered before it is known: change the chart, so that it only writes it"
                                : "list in demo.yaml what it may be, such as parameters: " + name
                                        + ": {values: [1, 2, 5]}: the chart is rendered for each; for a number that a"
                                        + " template only converts, min: and max: are enough");
    }

    private boolean isSecret(String name) {
        return all.demo().parameters().containsKey(name)
                && all.demo().parameters().get(name).sensitive();
    }

    private void say(List<ChartDocument> different) {
        Salted salted = new Salted(all.folder(), marks);
        for (ChartDocument document : different) {
            if (salted.isIn(document)) {
                throw Problem.badInput(all.shown() + " makes " + document.shown()
                                + " another one each time, maybe out of a parameter")
                        .advise("give the chart what it makes there as a value of its own");
            }
            all.events()
                    .emit(new Event.Noted(all.shown() + " makes " + document.shown()
                            + " another one each time that it is rendered: the bundle carries what came now. A value of the"
                            + " chart may fix it"));
        }
    }

    private String text(HelmAnswer answer) {
        if (answer.failed()) {
            throw Problem.badInput("render " + all.shown() + ": "
                            + marks.named(Disguise.off(answer.text()))
                                    .replace(all.work().toString() + "/", ""))
                    .advise(
                            "helm template with the same values says the same; where a parameter is in the way, say min:"
                                    + " and max: if it is a number, or list what it may be: values: […]");
        }
        return answer.text();
    }
}
