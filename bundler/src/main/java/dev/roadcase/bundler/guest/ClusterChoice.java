package dev.roadcase.bundler.guest;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ShowScope;
import dev.roadcase.bundler.kubectl.CarriedKubectl;
import dev.roadcase.bundler.kubectl.InstalledKubectl;
import dev.roadcase.bundler.kubectl.KubeContext;
import dev.roadcase.bundler.kubectl.PinnedKubectl;
import dev.roadcase.bundler.kubectl.UserContexts;
import dev.roadcase.bundler.show.HostCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cluster a demo comes into. Nobody lands in one by chance: it has to be named.
 *
 * @param environment with PATH, HOME and KUBECONFIG
 * @param cache folder for a kubectl out of the bundle
 */
record ClusterChoice(Bundle bundle, Map<String, String> environment, Path cache) {
    private static final String VARIABLE = "KUBECONFIG";
    private static final int RANDOM_BYTES = 3;
    /** A label's value has 63 characters at most (Kubernetes, "Labels and Selectors"). */
    private static final int LONGEST_NAME = 50;

    /**
     * The one that the user names, or the one where the show is already.
     *
     * @param demo its name
     * @param earlier where the show is already
     * @throws Problem exit 2 if that is none, or another one than before; exit 6 if there is no kubectl
     */
    HostCluster choose(GuestRequest request, String demo, Optional<HostCluster> earlier) {
        Optional<PinnedKubectl> carried =
                new InstalledKubectl(environment).program().isPresent() ? Optional.empty() : Optional.of(carried());
        Path program = new InstalledKubectl(environment)
                .program()
                .orElseGet(() -> carried.orElseThrow().file());
        UserContexts contexts = new UserContexts(
                program, earlier.map(its -> its.context().kubeconfig()).orElseGet(this::kubeconfig));
        String name = request.context()
                .or(() -> earlier.map(its -> its.context().name()))
                .orElseThrow(() -> Problem.usage("the cluster has to be named, so that the demo lands in no other one")
                        .advise(UserContexts.choice(contexts.names())));
        KubeContext context = contexts.context(name);
        earlier.ifPresent(its -> requireSame(its.context(), context, request));
        KubeContext chosen = context.in(earlier.map(its -> its.context().namespace())
                .or(request::namespace)
                .orElse(context.namespace()));
        ShowScope scope = earlier.map(HostCluster::scope).orElseGet(() -> scope(demo, chosen.namespace()));
        return new HostCluster(chosen, scope, carried);
    }

    private static void requireSame(KubeContext before, KubeContext now, GuestRequest request) {
        boolean same = before.name().equals(now.name())
                && before.server().equals(now.server())
                && request.namespace().map(before.namespace()::equals).orElse(true);
        if (!same) {
            throw Problem.usage("the show is in the namespace " + before.namespace() + " of the context "
                            + before.name() + " (" + before.server() + "), and stays there")
                    .advise("take it down first, or name another folder for another show");
        }
    }

    private static ShowScope scope(String demo, String namespace) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String name = demo.substring(0, Math.min(LONGEST_NAME, demo.length())) + "-"
                + HexFormat.of().formatHex(random);
        return new ShowScope(Optional.of(name), namespace, Set.of(namespace), Set.of());
    }

    /** As kubectl reads it, but for where it is called. */
    private String kubeconfig() {
        String named = environment.getOrDefault(VARIABLE, "");
        String files = named.isEmpty() ? environment.getOrDefault("HOME", "") + "/.kube/config" : named;
        return Arrays.stream(files.split(File.pathSeparator))
                .filter(file -> !file.isEmpty())
                .map(file -> Path.of(file).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private PinnedKubectl carried() {
        Path program = new CarriedKubectl(bundle, cache).program();
        try {
            return new PinnedKubectl(program.toAbsolutePath(), Digest.of(program));
        } catch (IOException e) {
            throw Problem.machine("cannot read " + program + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** The program that asks a cluster. */
    Path program(HostCluster host) {
        return new InstalledKubectl(environment)
                .program()
                .orElseGet(() -> host.kubectl().orElseThrow().program());
    }
}
