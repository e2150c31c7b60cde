package dev.roadcase.inaetics.viewer;

import dev.roadcase.inaetics.coordinator.Machines;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.kubernetes.Api;
import dev.roadcase.inaetics.kubernetes.ControllerKind;
import dev.roadcase.inaetics.kubernetes.KubernetesControllers;
import dev.roadcase.inaetics.kubernetes.Nodes;
import dev.roadcase.inaetics.kubernetes.ServiceAccount;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.service.Environment;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/** Kubernetes starts replicas. */
final class KubernetesScaling implements Scaling {
    private static final int USUAL_PORT = 443;

    private final Api api;
    private final Controllers controllers;

    KubernetesScaling(Environment environment, ControllerKind kind, Supplier<String> namespace) throws IOException {
        api = Api.as(new ServiceAccount(api(environment), ServiceAccount.USUAL));
        controllers = new KubernetesControllers(api, kind, namespace);
    }

    private static URI api(Environment environment) {
        String host = environment
                .variable("KUBERNETES_SERVICE_HOST")
                .orElseThrow(() -> new IllegalArgumentException("KUBERNETES_SERVICE_HOST does not say where that is"));
        int port = environment
                .variable("KUBERNETES_SERVICE_PORT")
                .map(Integer::parseInt)
                .orElse(USUAL_PORT);
        return URI.create("https://" + new Address(host, port));
    }

    @Override
    public Controllers controllers() {
        return controllers;
    }

    @Override
    public Machines machines() {
        return new Nodes(api)::addresses;
    }

    @Override
    public void start(Events events) {
        // Kubernetes runs already.
    }

    @Override
    public void stop() {
        // Replicas are Kubernetes', and go on.
    }
}
