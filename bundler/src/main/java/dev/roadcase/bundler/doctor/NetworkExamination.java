package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.cluster.site.LaptopNetwork;
import dev.roadcase.bundler.doctor.computer.LaptopRoute;
import dev.roadcase.bundler.spec.value.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether this computer's networks, and those behind its VPNs, overlap with the show's.
 *
 * @param connected networks in which this computer is
 * @param routes all that it has, also to these
 */
record NetworkExamination(ShowNetworks show, List<LaptopNetwork> connected, List<LaptopRoute> routes)
        implements Examination {
    private static final String OTHER = "choose other networks for the show in site.yaml or demo.yaml";

    NetworkExamination {
        connected = List.copyOf(connected);
        routes = List.copyOf(routes);
    }

    @Override
    public List<Symptom> symptoms() {
        return Stream.of(own(), overlaps(), ways(), tunnels())
                .flatMap(its -> its)
                .toList();
    }

    private Stream<Symptom> own() {
        return connected.stream()
                .filter(its -> show.addresses().contains(its.own()))
                .map(its -> Symptom.spoils(
                        "this computer itself has the address " + its.own() + " of a machine (" + its.device() + ")",
                        "give it another: ip address del " + its.own() + " dev " + its.device()));
    }

    /** It may be in the machines' own network, where it reaches them. */
    private Stream<Symptom> overlaps() {
        return connected.stream()
                .flatMap(its -> show.all().entrySet().stream()
                        .filter(of -> !of.getKey().equals("machines")
                                || !of.getValue().equals(its.network()))
                        .filter(of -> of.getValue().overlaps(its.network()))
                        .map(of -> Symptom.spoils(
                                "this computer's network " + its.device() + " (" + its.network() + ")" + and(of),
                                OTHER + ", or disconnect " + its.device())));
    }

    private static String and(Map.Entry<String, Cidr> of) {
        return " and the " + of.getKey() + "' network of the show (" + of.getValue() + ") overlap";
    }

    private Stream<Symptom> ways() {
        return routes.stream()
                .filter(route -> !route.isDefault() && !isConnected(route))
                .flatMap(route -> show.all().entrySet().stream().flatMap(of -> away(route, of).stream()));
    }

    private boolean isConnected(LaptopRoute route) {
        return connected.stream()
                .anyMatch(its ->
                        its.device().equals(route.device()) && its.network().equals(route.network()));
    }

    /** A wider one loses against the network itself, once machines run; but some VPNs cut off what is beside them. */
    private static Optional<Symptom> away(LaptopRoute route, Map.Entry<String, Cidr> of) {
        if (!route.network().overlaps(of.getValue())) {
            return Optional.empty();
        }
        String what = (route.isTunnel() ? "the VPN " : "the route over ") + route.device() + " (" + route.network()
                + ")" + and(of);
        String advice = (route.isTunnel() ? "disconnect the VPN for the show, or " : "delete it, or ") + OTHER;
        return Optional.of(
                route.network().prefix() < of.getValue().prefix()
                        ? Symptom.maySpoil(what, advice)
                        : Symptom.spoils(what, advice));
    }

    private Stream<Symptom> tunnels() {
        return routes.stream()
                .filter(route -> route.isTunnel() && route.isDefault())
                .map(LaptopRoute::device)
                .distinct()
                .map(device -> Symptom.maySpoil(
                        "the VPN " + device + " takes all traffic; some cut off the networks beside them",
                        "disconnect the VPN for the show"));
    }
}
