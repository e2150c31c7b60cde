package dev.roadcase.bundler.guest;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.GuestPods;
import dev.roadcase.bundler.apiserver.HostNode;
import dev.roadcase.bundler.cluster.plan.Answers;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.kubectl.Gateway;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.show.HostCluster;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.status.ShowStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings a demo into a cluster that exists: its images into a registry, its objects into the cluster. It does only what is
 * missing: an earlier run may have ended anywhere.
 *
 * @param folder of the show
 * @param hosts how registries are spoken to
 * @param environment with PATH, HOME and KUBECONFIG
 * @param cache folder for a kubectl out of the bundle
 * @param user gives values for parameters that have none
 */
public record GuestUp(
        Bundle bundle,
        Path folder,
        GuestRequest request,
        HostSettings hosts,
        Map<String, String> environment,
        Path cache,
        KnownShows known,
        Function<Parameter, String> user,
        Events events) {
    private static final Duration ANSWERED = Duration.ofSeconds(20);

    /**
     * Ends when the demo can be shown, or when that takes too long.
     *
     * @throws Problem exit 2 if the cluster or the registry is not named; exit 3 if the folder is another show's; exit 5 if
     *     the cluster does not take the demo, or nodes do not get its images
     */
    public ShowStatus run() {
        Demo demo = new BundledDemo(bundle).application();
        GuestFolder place = new GuestFolder(folder);
        Optional<ShowFolder> earlier = place.earlier(demo.name());
        ClusterChoice choice = new ClusterChoice(bundle, environment, cache);
        HostCluster chosen = choice.choose(request, demo.name(), earlier.flatMap(ShowFolder::host));
        GuestRegistry registry = new GuestRegistry(registry(earlier), hosts, bundle, events);
        ApiServer server = server(choice.program(chosen), chosen);
        List<HostNode> nodes = HostNode.all(server);
        GuestDemo guest = guest(demo, earlier, nodes, chosen);
        HostCluster host = chosen.with(guest.in(chosen.scope()));
        ApiServer ours = server.within(host.scope());
        new GuestCheck(ours, nodes, guest, events).run(host.context().name());
        ShowFolder show = place.write(guest, host, registry.text());
        known.remember(folder);
        NodeMirrors mirrors = registry.mirrors(folder);
        registry.push(place);
        PullWatch pulls = new PullWatch(new GuestPods(ours), mirrors, folder.toString(), nodes);
        return new GuestArrival(ours, guest, show, pulls, events).run();
    }

    private ApiServer server(Path kubectl, HostCluster chosen) {
        Path socket = new Gateway(kubectl, chosen.context()).open();
        events.emit(new Event.Began(
                "asking the cluster of the context " + chosen.context().name()));
        return ApiServer.behind(socket, chosen.context().name(), chosen.scope(), ANSWERED);
    }

    private String registry(Optional<ShowFolder> earlier) {
        return request.registry()
                .or(() -> earlier.map(ShowFolder::registry))
                .orElseThrow(
                        () -> Problem.usage("a registry has to be named, from which the cluster's nodes get images")
                                .advise(
                                        "name it with --registry, such as registry.example:5000 or registry.example/team/demo"));
    }

    private GuestDemo guest(Demo demo, Optional<ShowFolder> earlier, List<HostNode> nodes, HostCluster chosen) {
        Map<String, String> values =
                new LinkedHashMap<>(earlier.map(show -> kept(show, demo)).orElse(Map.of()));
        values.putAll(request.values());
        Parameters parameters = new Answers(demo, user).parameters(values, address(earlier, nodes, chosen));
        new BundledDemo(bundle).requireReadable(parameters);
        return new GuestDemo(bundle, demo, parameters);
    }

    private String address(Optional<ShowFolder> earlier, List<HostNode> nodes, HostCluster chosen) {
        return request.address()
                .or(() -> earlier.flatMap(show -> new ShowAccess(show).values().value(Parameter.CONTROLLER)))
                .or(() -> nodes.stream()
                        .filter(HostNode::isFree)
                        .flatMap(node -> node.address().stream())
                        .findFirst())
                .orElseGet(() -> URI.create(chosen.context().server()).getHost());
    }

    /** Values that the show has, and the demo takes. */
    private static Map<String, String> kept(ShowFolder show, Demo demo) {
        Map<String, String> kept =
                new LinkedHashMap<>(new ShowAccess(show).workloads().values());
        kept.entrySet()
                .removeIf(value -> !Parameters.problems(demo.parameters(), Map.of(value.getKey(), value.getValue()))
                        .isEmpty());
        return kept;
    }
}
