package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.LayerSource.Copies;
import dev.roadcase.bundler.build.LayerSource.Packages;
import dev.roadcase.bundler.build.debian.StagedLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Makes layers. A layer is not made if an older bundle, or a run that was stopped, has one of the same recipe. */
record OwnLayers(PackageLayers debian, Path staging, KeptLayers kept) {

    /** A layer for each plan, in their order. */
    List<OwnLayer> of(List<LayerPlan> plans, BaseTree tree) {
        copy(missing(plans).toList(), new CopiesOverBase(tree));
        return plans.stream().map(this::layer).toList();
    }

    /** Whether a layer of files has to be made: then it matters what the image has below it. */
    boolean copies(List<LayerPlan> plans) {
        return missing(plans).findAny().isPresent();
    }

    /** The layers of packages among them, which layers of files are put on. */
    Stream<BuiltLayer> packages(List<LayerPlan> plans) {
        return plans.stream()
                .filter(plan -> plan.source() instanceof Packages)
                .map(plan -> layer(plan).layer());
    }

    private OwnLayer layer(LayerPlan plan) {
        return plan.held()
                .orElseGet(
                        () -> OwnLayer.of(staged(plan.source()), plan.source().recipe()));
    }

    private Stream<Copies> missing(List<LayerPlan> plans) {
        return plans.stream()
                .filter(plan -> plan.held().isEmpty())
                .map(LayerPlan::source)
                .filter(Copies.class::isInstance)
                .map(Copies.class::cast)
                .filter(source -> kept.find(source.recipe()).isEmpty());
    }

    /** Makes all layers of files that are missing in one go: jib-core writes one tar of them. */
    private void copy(List<Copies> missing, CopiesOverBase base) {
        List<FileEntriesLayer> files =
                missing.stream().map(copies -> base.placed(copies.files())).toList();
        Iterator<StagedLayer> made = new JibLayers(staging).make(files).iterator();
        missing.forEach(copies -> kept.keep(copies.recipe(), kept(base, made.next())));
    }

    private StagedLayer kept(CopiesOverBase base, StagedLayer made) {
        try {
            return base.kept(made);
        } catch (IOException e) {
            throw Problem.machine("make layers in " + staging + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private StagedLayer staged(LayerSource source) {
        return kept.find(source.recipe())
                .orElseGet(() -> kept.keep(source.recipe(), debian.of(((Packages) source).packages(), staging)));
    }
}
