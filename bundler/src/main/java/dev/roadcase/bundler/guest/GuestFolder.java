package dev.roadcase.bundler.guest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.DemoJson;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.show.HostCluster;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The folder of a show that is a guest. It holds no login: those stay in the user's own kubeconfig. */
record GuestFolder(Path path) {
    private static final String PUSHED = "pushed.json";
    private static final String IMAGES = "images";

    /**
     * The show that is in it; absent where nothing is.
     *
     * @throws Problem exit 3 if it is something else
     */
    Optional<ShowFolder> earlier(String demo) {
        if (Files.exists(path.resolve(DemoFolder.FILE))) {
            throw Problem.badInput(path + " is the folder of a demo, and cannot be that of a show too")
                    .advise("name another folder, such as " + path + "-show");
        }
        Optional<ProviderRecord> record = ProviderRecord.in(path);
        if (record.isEmpty() && !Files.exists(path.resolve(OutputFolder.CLUSTER))) {
            return Optional.empty();
        }
        ShowFolder show = ShowFolder.at(path);
        if (show.host().isEmpty() || !show.demo().name().equals(demo)) {
            throw Problem.badInput(path + " is the show of " + show.demo().name()
                            + (show.host().isEmpty() ? " on machines of its own" : ""))
                    .advise("take it down first (bundle down " + path + "), or name another folder");
        }
        return Optional.of(show);
    }

    /** Writes all of it, the login's place last. */
    ShowFolder write(GuestDemo guest, HostCluster host, String registry) {
        boolean own = ProviderRecord.in(path).map(ProviderRecord::ownFolder).orElseGet(() -> !Files.exists(path));
        OutputFolder folder = new OutputFolder(path);
        folder.write(OutputFolder.CLUSTER, Json.pretty(description(guest, host, registry)));
        folder.writeSecret(OutputFolder.WORKLOADS, guest.plan().bytes());
        folder.writeSecret(OutputFolder.KUBECONFIG, host.context().overlay());
        new ProviderRecord(ProviderKind.CLUSTER, own).write(path);
        return ShowFolder.at(path);
    }

    private static ObjectNode description(GuestDemo guest, HostCluster host, String registry) {
        ObjectNode cluster = Json.object();
        cluster.put("name", guest.demo().name());
        cluster.put("version", guest.demo().version());
        cluster.set("bundle", new BundledDemo(guest.bundle()).pinned().json());
        cluster.put("registry", registry);
        cluster.set(ShowFolder.HOST, host.json());
        cluster.putArray("machines");
        new DemoJson(guest.demo(), guest.parameters()).putInto(cluster);
        return cluster;
    }

    /** The names of images that were pushed for the show. */
    Set<String> pushed() {
        Set<String> images = new TreeSet<>();
        try {
            Json.object(Files.readAllBytes(path.resolve(PUSHED)))
                    .required(IMAGES)
                    .forEach(image -> images.add(image.asText()));
            return images;
        } catch (NoSuchFileException none) {
            return images;
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(path.resolve(PUSHED) + " cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Remembers more of them. */
    void keepPushed(Collection<String> more) {
        Set<String> all = pushed();
        all.addAll(more);
        ObjectNode document = Json.object();
        ArrayNode images = document.putArray(IMAGES);
        all.forEach(images::add);
        new OutputFolder(path).write(PUSHED, Json.pretty(document));
    }
}
