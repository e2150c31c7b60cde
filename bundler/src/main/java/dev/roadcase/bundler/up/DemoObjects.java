package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.node.workload.WorkloadFiles;
import dev.roadcase.agent.node.workload.WorkloadFiles.AppliedManifests;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.apiserver.ShowScope;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.List;

/** The objects of a demo, with the values that the show has for its parameters. */
record DemoObjects(ShowFolder show, Bundle bundle) {

    /** All of them, as the controller's agent names them. */
    List<CarriedObject> all() {
        return manifests().stream()
                .flatMap(manifests -> CarriedObject.in(
                        manifests.manifests(), manifests.text(), bundle.indexDigest(), ShowScope.WHOLE.namespace())
                        .stream())
                .toList();
    }

    /** Applies them, as the controller's agent does. */
    void applyTo(ApiServer server) {
        ClusterObjects cluster = ClusterObjects.ofController(server, bundle.indexDigest());
        manifests().forEach(manifests -> cluster.apply(manifests.manifests(), manifests.text()));
    }

    private List<AppliedManifests> manifests() {
        return new WorkloadFiles(bundle, new ShowAccess(show).workloads()).applied();
    }
}
