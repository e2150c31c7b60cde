package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import dev.roadcase.bundler.cluster.folder.ClusterJson;
import dev.roadcase.bundler.cluster.folder.EarlierConfiguration;
import dev.roadcase.bundler.cluster.folder.Kubeconfig;
import dev.roadcase.bundler.cluster.folder.Leftovers;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.folder.RegistryAccess;
import dev.roadcase.bundler.cluster.machine.CarriedFolders;
import dev.roadcase.bundler.cluster.machine.ControllerWorkloads;
import dev.roadcase.bundler.cluster.machine.UserData;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.plan.Answers;
import dev.roadcase.bundler.cluster.plan.BundleDisk;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteFile;
import dev.roadcase.bundler.cluster.site.SiteNetwork;
import dev.roadcase.bundler.cluster.site.SiteText;
import dev.roadcase.bundler.kubernetes.Untested;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a folder with everything from which the machines of a bundle's demo start. It finds what is wrong with the
 * site before it writes anything. In a folder that was configured before, it keeps the keys and makes those that are
 * missing.
 */
public final class Configure {
    private final ConfigureRequest request;
    private final Laptop laptop;
    private final Function<Parameter, String> user;
    private final Events events;

    /** @param user gives values for parameters that have none */
    public Configure(ConfigureRequest request, Laptop laptop, Function<Parameter, String> user, Events events) {
        this.request = request;
        this.laptop = laptop;
        this.user = user;
        this.events = events;
    }

    /** Writes the folder. Machines trust only the key whose signature was trusted here. */
    public WrittenConfiguration run(Bundle bundle) {
        OutputFolder folder = new OutputFolder(request.out());
        ClusterPlan plan = plan(bundle, folder);
        new CarriedFolders(bundle).require(plan);
        UserDataReader reader = request.dialect()
                .map(UserDataReader::of)
                .orElseGet(() -> UserDataReader.usual(plan.cluster().os()));
        List<String> removed = new Leftovers(folder, request.media()).remove(plan.site(), reader.dialect());
        folder.write(OutputFolder.CLUSTER, new ClusterJson(plan, reader.dialect()).toString());
        folder.writeSecret(OutputFolder.SITE, new SiteText(site(plan)).toString());
        Pki pki = new Pki(folder.keys());
        request.spare().ifPresent(spare -> pki.forget(spare.name()));
        Map<String, String> userData = userData(plan, new UserData(plan, pki, reader, request.media()));
        userData.forEach((name, text) -> folder.writeSecret(OutputFolder.userData(reader.dialect(), name), text));
        new RegistryAccess(pki, plan.registry()).writeTo(folder);
        folder.writeSecret(
                OutputFolder.WORKLOADS,
                new ControllerWorkloads(plan).workloads().bytes());
        folder.writeSecret(OutputFolder.KUBECONFIG, kubeconfig(plan, pki).toString());
        return new WrittenConfiguration(folder, plan, reader, userData, removed);
    }

    /** Where the demo runs, with the values that were chosen or answered: another bundle may have other defaults. */
    private static Site site(ClusterPlan plan) {
        Map<String, String> values = new LinkedHashMap<>();
        plan.demo()
                .parameters()
                .forEach((name, parameter) -> plan.parameters()
                        .value(name)
                        .filter(value -> !parameter.defaultValue().equals(Optional.of(value)))
                        .ifPresent(value -> values.put(name, value)));
        return plan.site().withParameters(values);
    }

    private ClusterPlan plan(Bundle bundle, OutputFolder folder) {
        BundledDemo bundled = new BundledDemo(bundle);
        Demo demo = bundled.demo();
        new EarlierConfiguration(folder).refuseAnother(demo.name());
        ClusterSpec cluster = demo.cluster().orElseThrow();
        Untested.of(cluster).warning().ifPresent(text -> events.emit(new Event.Warned(text)));
        Site site = new BundleDisk(bundle).at(site(demo, cluster));
        Parameters parameters = new Answers(demo, user).parameters(site, request.values());
        bundled.requireReadable(parameters);
        return new ClusterPlan(demo, bundled.pinned(), site, parameters, bundled.pause(cluster));
    }

    private Site site(Demo demo, ClusterSpec cluster) {
        List<String> others = Parameters.problems(demo.parameters(), request.values());
        Laptop seen = request.media() || request.hosted() ? laptop.withoutLimit() : laptop;
        Site site = request.site()
                .map(file -> SiteFile.read(file, demo, seen, others))
                .orElseGet(() -> SiteFile.usual(cluster, network(), seen, others));
        return request.spare().map(spare -> spare.in(site)).orElse(site);
    }

    /** Beside other shows of this computer there are networks that are free. */
    private SiteNetwork network() {
        return request.hosted() ? SiteNetwork.freeBeside(laptop.networks()) : SiteNetwork.USUAL;
    }

    private static Map<String, String> userData(ClusterPlan plan, UserData userData) {
        Map<String, String> texts = new LinkedHashMap<>();
        plan.site().machines().forEach(machine -> texts.put(machine.name(), userData.text(machine)));
        return texts;
    }

    private static Kubeconfig kubeconfig(ClusterPlan plan, Pki pki) {
        return new Kubeconfig(
                plan.demo().name(), plan.controller(), pki.cluster().pem(), pki.admin());
    }
}
