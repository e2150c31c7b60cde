package dev.roadcase.bundler.chart;

import java.util.ArrayList;
import java.util.List;

/** The hooks of one event in the order in which Helm runs them: a stage ends with what has to end before the next one. */
record HookStages(List<List<ChartHook>> stages) {
    static HookStages of(List<ChartHook> hooks, ChartHook.HookEvent event) {
        List<List<ChartHook>> stages = new ArrayList<>();
        List<ChartHook> stage = new ArrayList<>();
        for (ChartHook hook : hooks.stream()
                .filter(one -> one.events().contains(event))
                .sorted(ChartHook.ORDER)
                .toList()) {
            stage.add(hook);
            if (hook.runs()) {
                stages.add(stage);
                stage = new ArrayList<>();
            }
        }
        if (!stage.isEmpty()) {
            stages.add(stage);
        }
        return new HookStages(stages);
    }
}
