package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.kubernetes.Untested;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * From a bundle and a site to all that its machines are told. Everything that is wrong is found before anything is
 * written. Run again with the same folder, it keeps the keys that are there and makes those that are missing.
 */
public final class Configure {
    private final ConfigureRequest request;
    private final Laptop laptop;
    private final Function<Parameter, String> user;
    private final Events events;

    /** @param user is asked for parameters that have no value */
    public Configure(ConfigureRequest request, Laptop laptop, Function<Parameter, String> user, Events events) {
        this.request = request;
        this.laptop = laptop;
        this.user = user;
        this.events = events;
    }

    /** Writes the folder. Machines believe the signature that was believed here, and no other. */
    public WrittenConfiguration run(Bundle bundle) {
        BundledDemo carried = new BundledDemo(bundle);
        Demo demo = carried.demo();
        OutputFolder folder = new OutputFolder(request.out());
        folder.refuseAnother(demo.name());
        ClusterPlan show = show(carried, demo, new BundleDisk(bundle));
        UserDataReader reader = request.dialect()
                .map(UserDataReader::of)
                .orElseGet(() -> UserDataReader.usual(show.cluster().os()));
        List<String> removed = new Leftovers(folder, request.media()).remove(show.site());
        folder.writeCluster(new ClusterJson(show, reader.dialect()).toString());
        Pki pki = new Pki(folder.keys());
        Map<String, String> userData = userData(show, new UserData(show, pki, reader, request.media()));
        userData.forEach((name, text) -> folder.writeSecret("user-data/" + name + ".yaml", text));
        folder.writeSecret("kubeconfig", kubeconfig(show, pki));
        String file = Path.of(show.bundle().file()).toAbsolutePath().normalize().toString();
        return new WrittenConfiguration(folder, file, reader, show.kubernetes(), show.site(), userData, removed);
    }

    private ClusterPlan show(BundledDemo carried, Demo demo, BundleDisk disk) {
        var cluster = demo.cluster().orElseThrow();
        Untested.of(cluster).warning().ifPresent(text -> events.emit(new Event.Warned(text)));
        List<String> others = Parameters.problems(demo.parameters(), request.values());
        Site site = disk.at(request.site()
                .map(file -> SiteFile.read(file, demo, seen(), others))
                .orElseGet(() -> SiteFile.usual(cluster, seen(), others)));
        return new ClusterPlan(
                demo,
                carried.carried(),
                site,
                new Answers(demo, user).parameters(site, request.values()),
                carried.pause(cluster));
    }

    /** Bare machines have memory of their own. */
    private Laptop seen() {
        return request.media() ? new Laptop(laptop.networks(), Long.MAX_VALUE) : laptop;
    }

    private static Map<String, String> userData(ClusterPlan show, UserData userData) {
        Map<String, String> texts = new LinkedHashMap<>();
        show.site().machines().forEach(machine -> texts.put(machine.name(), userData.text(machine)));
        return texts;
    }

    private static String kubeconfig(ClusterPlan show, Pki pki) {
        return new Kubeconfig(
                        show.demo().name(), show.controller(), pki.cluster().pem(), new MachineKeys(pki, show).admin())
                .toString();
    }
}
