package dev.roadcase.bundler.guest;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.node.workload.WorkloadFiles.AppliedManifests;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.apiserver.GuestObjects;
import dev.roadcase.bundler.apiserver.GuestPods;
import dev.roadcase.bundler.changeover.KnownObjects;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The objects of a demo come into somebody else's cluster, and those of an earlier bundle go. */
record GuestArrival(ApiServer server, GuestDemo guest, ShowFolder show, PullWatch pulls, Events events) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** @throws Problem exit 5 if the demo does not come right, or an image does not come */
    ShowStatus run() {
        GuestPods pods = new GuestPods(server);
        pods.startAnew(pods.stuck());
        KnownObjects objects = new KnownObjects(show.path());
        List<CarriedObject> now = guest.objects(server.namespace());
        List<CarriedObject> both = new ArrayList<>(objects.all());
        both.addAll(now);
        objects.keep(both.stream().distinct().toList());
        apply();
        new GuestObjects(server, both)
                .deleteWithout(now)
                .forEach(gone -> events.emit(new Event.Noted("took out of the cluster: " + gone)));
        objects.keep(now);
        return follow();
    }

    private void apply() {
        ClusterObjects cluster =
                ClusterObjects.ofController(server, guest.bundle().indexDigest());
        for (AppliedManifests manifests : guest.manifests()) {
            events.emit(new Event.Began("applying " + manifests));
            cluster.apply(manifests.manifests(), manifests.text());
            if (manifests.seconds() > 0) {
                cluster.awaitPods(
                        manifests.manifests(), manifests.text(), Duration.ofSeconds(manifests.seconds()), pulls);
            }
        }
    }

    private ShowStatus follow() {
        ShowInquiry inquiry = new ShowInquiry(show);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            ShowStatus status = inquiry.now();
            if (status.isShowable()) {
                return status;
            }
            pulls.run();
            if (System.nanoTime() > end) {
                throw Problem.upstream("the demo cannot be shown after " + LONGEST.toMinutes() + " minutes: "
                                + String.join("; ", status.lacking()))
                        .advise("see what becomes of it: bundle status " + show.path() + " --watch");
            }
            Deadline.pause(BETWEEN);
        }
    }
}
