package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.kubectl.CarriedKubectl;
import dev.roadcase.bundler.kubectl.InstalledKubectl;
import dev.roadcase.bundler.kubectl.KubectlRun;
import dev.roadcase.bundler.settings.CacheFolder;
import dev.roadcase.bundler.show.ShowFolder;
import java.nio.file.Path;
import java.util.Optional;

/** The kubectl of this computer, or the bundle's, for a show. */
record ShowKubectl(ShowFolder show, TrustOptions trust) {
    KubectlRun program() {
        return new KubectlRun(
                new InstalledKubectl(System.getenv()).program().orElseGet(this::carried),
                show.kubeconfigs(),
                show.host().isPresent()
                        ? Optional.empty()
                        : Optional.of(show.controller().address().toString()));
    }

    private Path carried() {
        try (Bundle bundle = trust.open(show.bundle())) {
            return new CarriedKubectl(bundle, CacheFolder.ofUser().kubectl()).program();
        }
    }
}
