package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.node.workload.HelmRelease;
import dev.roadcase.agent.node.workload.WorkloadPlan.Form;
import dev.roadcase.bundler.helm.HelmCall.ReleasePlace;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import dev.roadcase.bundler.spec.workload.Wait;
import dev.roadcase.bundler.spec.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A chart with values for the parameters that list theirs: what it is made of becomes workloads, in the order in which Helm
 * applies them.
 *
 * @param folder of the documents, in the demo's folder
 * @param when the values for which it is
 * @param manifests without hooks, as Helm records them
 * @param hooks in the order of their kinds
 * @param definitions of resources
 * @param namespaceIsMade whether another workload of the demo makes the release's namespace
 */
record ChartCase(
        ChartWorkload chart,
        ReleasePlace place,
        String folder,
        Map<String, String> when,
        List<ChartDocument> manifests,
        List<ChartHook> hooks,
        List<ChartDocument> definitions,
        ChartReport report,
        ChartMarks marks,
        boolean namespaceIsMade) {
    private static final Set<String> OWN_NAMESPACES =
            Set.of(ChartWorkload.USUAL_NAMESPACE, "kube-system", "kube-public", "kube-node-lease");

    private static final Wait USUAL = new Wait(Wait.Condition.PODS, Wait.USUAL_TIMEOUT);

    /** @param recorded the chart, as a release has it */
    RenderedChart rendered(ObjectNode recorded) {
        List<Workload> workloads = new ArrayList<>();
        Map<String, byte[]> documents = new LinkedHashMap<>();
        List<ChartDocument> all = new ArrayList<>(definitions);
        all.addAll(manifests);
        ChartObjects objects = new ChartObjects(place, marks, ClusterWide.of(all));
        Stages stages = new Stages(workloads, documents);
        namespace().ifPresent(text -> stages.add("namespace", Form.PLAIN, text, Optional.empty()));
        stages.add("definitions", Form.PLAIN, definitions, Optional.of(USUAL));
        hooks(objects, ChartHook.HookEvent.PRE_INSTALL, stages);
        stages.add("manifests", Form.FILLED, restored(objects.ofRelease(manifests)), chart.pause());
        hooks(objects, ChartHook.HookEvent.POST_INSTALL, stages);
        byte[] release = Json.bytes(release(recorded));
        boolean fits = RecordSize.fits(release);
        if (fits) {
            stages.add("release", Form.RELEASE, release, Optional.empty());
        }
        return new RenderedChart(workloads, documents, fits);
    }

    /** Documents under numbered names, each with its workload. */
    private final class Stages {
        private final List<Workload> workloads;
        private final Map<String, byte[]> documents;

        Stages(List<Workload> workloads, Map<String, byte[]> documents) {
            this.workloads = workloads;
            this.documents = documents;
        }

        void add(String name, Form form, List<ChartDocument> some, Optional<Wait> pause) {
            if (!some.isEmpty()) {
                add(name, form, ChartDocument.joined(some), pause);
            }
        }

        void add(String name, Form form, String text, Optional<Wait> pause) {
            add(name, form, text.getBytes(StandardCharsets.UTF_8), pause);
        }

        void add(String name, Form form, byte[] text, Optional<Wait> pause) {
            String end = form == Form.RELEASE ? ".json" : ".yaml";
            String path = String.format(Locale.ROOT, "%s/%02d-%s%s", folder, workloads.size() + 1, name, end);
            documents.put(path, text);
            workloads.add(new Workload(path, form, when, pause));
        }
    }

    /** As {@code helm install --create-namespace} makes it, unless the chart does or it is the cluster's own. */
    private Optional<String> namespace() {
        String name = place.namespace();
        boolean own = OWN_NAMESPACES.contains(name);
        boolean made = namespaceIsMade
                || manifests.stream().anyMatch(document -> document.shown().equals("Namespace " + name));
        return own || made
                ? Optional.empty()
                : Optional.of("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \"" + name + "\"\n");
    }

    private void hooks(ChartObjects objects, ChartHook.HookEvent event, Stages stages) {
        HookStages.of(hooks, event)
                .stages()
                .forEach(stage -> stages.add(
                        event.word(),
                        Form.FILLED,
                        restored(stage.stream()
                                .map(hook -> objects.ofHook(hook.document()))
                                .toList()),
                        Optional.of(chart.pause().orElse(USUAL))));
    }

    private List<ChartDocument> restored(List<ChartDocument> documents) {
        return documents.stream()
                .map(document -> document.with(marks.restore(document.text())))
                .toList();
    }

    private ObjectNode release(ObjectNode recorded) {
        ObjectNode release = Json.object().put(HelmRelease.NAME, place.release());
        release.put(HelmRelease.NAMESPACE, place.namespace());
        release.put(HelmRelease.NOTES, marks.restore(report.notes()));
        release.put(HelmRelease.CONFIG, new ConfigTemplate(marks).of(report.config()));
        release.put(HelmRelease.MANIFEST, ChartDocument.joined(restored(manifests)));
        ArrayNode list = release.putArray(HelmRelease.HOOKS);
        hooks.forEach(hook -> list.add(hook(hook)));
        release.set(HelmRelease.CHART, recorded);
        return release;
    }

    /** As helm.sh/helm/v3, pkg/release, Hook. */
    private ObjectNode hook(ChartHook hook) {
        ObjectNode json = Json.object().put("name", hook.name()).put("kind", hook.kind());
        json.put("path", hook.document().source());
        json.put(HelmRelease.MANIFEST, marks.restore(hook.document().content()));
        ArrayNode events = json.putArray("events");
        hook.events().stream().map(ChartHook.HookEvent::word).sorted().forEach(events::add);
        json.putObject("last_run").put("started_at", "").put("completed_at", "").put("phase", "");
        json.put("weight", hook.weight());
        ArrayNode deletion = json.putArray("delete_policies");
        hook.deletion().forEach(deletion::add);
        return json;
    }
}
