package dev.roadcase.bundler.rewind;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.node.workload.WorkloadFiles;
import dev.roadcase.agent.node.workload.WorkloadFiles.AppliedManifests;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.apiserver.GuestObjects;
import dev.roadcase.bundler.apiserver.ShowObjects;
import dev.roadcase.bundler.changeover.KnownObjects;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.status.ShowRegistry;
import dev.roadcase.bundler.step.ShowSteps;
import dev.roadcase.bundler.step.StepImages;
import dev.roadcase.bundler.step.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings the demo of a show back to its beginning. It may be done at any time and any number of times, also after one that
 * broke off.
 */
public final class ShowRewind {
    private static final Duration WITHDRAWN = Duration.ofSeconds(30);

    private final ShowFolder show;
    private final Bundle bundle;
    private final StepImages images;
    private final Consumer<RewindNews> news;
    private final ShowAccess access;
    private final ApiServer server;

    /**
     * @param bundle of the show
     * @param news gets what happens
     * @throws dev.roadcase.agent.problem.Problem exit 3 if the show was configured from another bundle
     */
    public ShowRewind(ShowFolder show, Bundle bundle, StepImages images, Consumer<RewindNews> news) {
        ShowSteps.requireBundle(show, bundle);
        this.show = show;
        this.bundle = bundle;
        this.images = images;
        this.news = news;
        this.access = new ShowAccess(show);
        this.server = access.apiServer();
    }

    /**
     * Does it, and waits until the demo could begin.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 5 if something does not answer, does not go, or does not come
     */
    public void run() {
        Instant start = Instant.now();
        List<AppliedManifests> workloads = new WorkloadFiles(bundle, access.workloads()).applied();
        if (show.host().isPresent()) {
            asGuest(workloads);
            finish(start, List.of());
            return;
        }
        ShowObjects objects = new ShowObjects(server, bundle.indexDigest(), texts(workloads));
        objects.look();
        new StepReversal(show, bundle, images, news).run();
        news.accept(new RewindNews.PushesWithdrawn(
                new ShowRegistry(show.registry(), access.registryWriter(), WITHDRAWN).withdrawPushed()));
        takeAway(objects);
        StepRecord.in(show.path()).clear();
        apply(workloads);
        objects.dropFieldsOfSteps();
        finish(start, objects.others());
    }

    private void finish(Instant start, List<String> others) {
        List<String> absent = new Beginning(show).await();
        news.accept(
                new RewindNews.ShowRewound(show.demo().name(), Duration.between(start, Instant.now()), others, absent));
    }

    /** In somebody else's cluster, all that is the show's goes and comes anew. Nothing is taken out of its registry. */
    private void asGuest(List<AppliedManifests> workloads) {
        new StepReversal(show, bundle, images, news).run();
        news.accept(new RewindNews.ObjectsDeleted(
                new GuestObjects(server, new KnownObjects(show.path()).all()).deleteInside()));
        StepRecord.in(show.path()).clear();
        apply(workloads);
    }

    private static Map<String, String> texts(List<AppliedManifests> workloads) {
        Map<String, String> texts = new LinkedHashMap<>();
        workloads.forEach(workload -> texts.put(workload.manifests(), workload.text()));
        return texts;
    }

    /** Keys go when no pod is there any more that would put them again. */
    private void takeAway(ShowObjects objects) {
        news.accept(new RewindNews.ObjectsDeleted(objects.delete()));
        news.accept(new RewindNews.PodsEnded(objects.endPods()));
        if (!show.etcd().isEmpty()) {
            news.accept(new RewindNews.KeysDeleted(access.etcd().deleteAll()));
        }
    }

    private void apply(List<AppliedManifests> workloads) {
        ClusterObjects cluster = ClusterObjects.ofController(server, bundle.indexDigest());
        for (AppliedManifests workload : workloads) {
            cluster.apply(workload.manifests(), workload.text());
            if (workload.seconds() > 0) {
                cluster.awaitPods(workload.manifests(), workload.text(), Duration.ofSeconds(workload.seconds()));
            }
            news.accept(new RewindNews.WorkloadApplied(workload.manifests()));
        }
    }
}
