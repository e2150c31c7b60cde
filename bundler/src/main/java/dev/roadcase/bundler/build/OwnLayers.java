package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.bundler.build.LayerSource.Copies;
import dev.roadcase.bundler.build.LayerSource.Packages;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.build.debian.StagedLayer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Makes layers. A layer is not made if an older bundle, or a run that was stopped, has one of the same recipe. */
record OwnLayers(BaseLayer debian, Path staging, KeptLayers kept) {

    /** A layer for each plan, in their order. */
    List<OwnLayer> of(List<LayerPlan> plans) {
        copy(plans);
        return plans.stream()
                .map(plan -> plan.held()
                        .orElseGet(() ->
                                OwnLayer.of(staged(plan.source()), plan.source().recipe())))
                .toList();
    }

    /** Makes all layers of files that are missing in one go: jib-core writes one tar of them. */
    private void copy(List<LayerPlan> plans) {
        List<Copies> missing = plans.stream()
                .filter(plan -> plan.held().isEmpty())
                .map(LayerPlan::source)
                .filter(source -> kept.find(source.recipe()).isEmpty())
                .filter(Copies.class::isInstance)
                .map(Copies.class::cast)
                .toList();
        List<FileEntriesLayer> files = missing.stream().map(Copies::files).toList();
        Iterator<StagedLayer> made = new JibLayers(staging).make(files).iterator();
        missing.forEach(copies -> kept.keep(copies.recipe(), made.next()));
    }

    private StagedLayer staged(LayerSource source) {
        return kept.find(source.recipe())
                .orElseGet(() -> kept.keep(source.recipe(), debian.of(((Packages) source).packages(), staging)));
    }
}
