package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.helm.HelmAnswer;
import dev.roadcase.bundler.helm.HelmCall;
import dev.roadcase.bundler.helm.HelmCall.ReleasePlace;
import dev.roadcase.bundler.helm.HelmProcess;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.WholeNumber;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders one chart: with marks in the places of parameters, once for each combination of the values that parameters list.
 *
 * @param folder the chart
 * @param work a folder for what is made on the way
 * @param namespaceIsMade whether another workload of the demo makes the release's namespace
 */
record ChartRendering(
        Demo demo,
        ChartWorkload chart,
        ChartFolder folder,
        ChartValues given,
        Path work,
        HelmProcess helm,
        boolean namespaceIsMade,
        Events events) {

    /**
     * Does it.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 3 with Helm's words, or if templates do more with a parameter than to
     *     write it down
     */
    RenderedChart rendered(ReleasePlace place) {
        ValueChoices choices = new ValueChoices(demo.parameters(), given.names());
        ChartMarks marks =
                ChartMarks.of(choices.open(), this::isNumber, text -> folder.contains(text) || given.contains(text));
        List<Map<String, String>> combinations =
                choices.combinations(chart.when(), chart.chart().shown());
        ChartFolder disguised = Disguise.of(folder, work.resolve("disguised"));
        List<CaseRendering> cases = combinations.stream()
                .map(values -> new CaseRendering(this, place, choices, marks, disguised, values))
                .toList();
        List<HelmCall> calls =
                cases.stream().flatMap(one -> one.calls().stream()).toList();
        List<HelmAnswer> answers = helm.ask(calls);
        int each = calls.size() / cases.size();
        ObjectNode recorded = new ChartContent(folder).recorded();
        List<RenderedChart> rendered = new ArrayList<>();
        for (CaseRendering one : cases) {
            String name = cases.size() == 1 ? "" : "/" + (rendered.size() + 1);
            List<HelmAnswer> own = answers.subList(rendered.size() * each, (rendered.size() + 1) * each);
            rendered.add(one.read("rendered/" + chart.release() + name, own).rendered(recorded));
        }
        return joined(rendered);
    }

    /** Whether a number may stand in the place of a parameter. */
    private boolean isNumber(String name) {
        Parameter parameter = demo.parameters().get(name);
        return parameter != null && ValueChoices.bare(parameter) instanceof WholeNumber && given.isWhole(name);
    }

    private RenderedChart joined(List<RenderedChart> all) {
        boolean recorded = all.stream().allMatch(RenderedChart::recorded);
        if (!recorded) {
            events.emit(new Event.Warned("the chart " + chart.chart().shown()
                    + " is too large for Helm to record its release: helm list will not show " + chart.release()));
        }
        Map<String, byte[]> documents = new LinkedHashMap<>();
        all.forEach(one -> documents.putAll(one.documents()));
        ChartArchive archive = new ChartArchive(folder, new ChartContent(folder).metadata());
        documents.put("rendered/" + chart.release() + "/" + archive.name(), archive.bytes());
        return new RenderedChart(
                all.stream().flatMap(one -> one.workloads().stream()).toList(), documents, recorded);
    }

    /** The chart and its release, for messages. */
    String shown() {
        return "the chart " + chart.chart().shown() + " (release " + chart.release() + ")";
    }
}
