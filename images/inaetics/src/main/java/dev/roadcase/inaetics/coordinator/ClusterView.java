package dev.roadcase.inaetics.coordinator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The machines, read every ten seconds, and what runs on them, as it says itself. */
public final class ClusterView {
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Machines machines;
    private final Registry registry;
    private final Complaint complaint;
    private volatile List<String> addresses = List.of();

    public ClusterView(Machines machines, Registry registry, Events events) {
        this.machines = machines;
        this.registry = registry;
        this.complaint = new Complaint("the machines cannot be listed", events);
    }

    /** Reads until it is asked to stop. */
    public void run(Stop stop) throws InterruptedException {
        do {
            try {
                addresses = List.copyOf(machines.addresses());
                complaint.over();
            } catch (IOException e) {
                complaint.because(e);
            }
        } while (!stop.within(PERIOD));
    }

    ArrayNode json() {
        TreeMap<String, List<Registration>> byHost = new TreeMap<>();
        addresses.forEach(address -> byHost.put(address, new ArrayList<>()));
        registry.present()
                .forEach(one -> byHost.computeIfAbsent(one.identity().host(), host -> new ArrayList<>())
                        .add(one));
        ArrayNode list = Json.array();
        byHost.forEach((host, there) -> {
            ArrayNode containers = list.addObject().put("ipAddress", host).putArray("containerList");
            there.forEach(one -> containers.add(container(one)));
        });
        return list;
    }

    private static ObjectNode container(Registration one) {
        return Json.object()
                .put("name", one.identity().container())
                .put("kind", one.identity().kind().name().toLowerCase(Locale.ROOT))
                .put("cpuUsage", one.usage().cpu())
                .put("avgLoad", one.usage().load())
                .put("usedMem", one.usage().memory())
                .put("hotMem", one.usage().hot());
    }
}
