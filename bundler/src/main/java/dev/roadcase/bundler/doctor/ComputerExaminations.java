package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.cluster.site.LaptopNetwork;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.doctor.computer.LaptopRoute;
import dev.roadcase.bundler.doctor.computer.ListeningPorts;
import dev.roadcase.bundler.doctor.computer.ShowDisk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Examinations of this computer, by their names.
 *
 * @param containers whether machines are containers of this computer; so they are, where nothing says otherwise
 */
record ComputerExaminations(Computer computer, boolean containers) {

    Map<String, Examination> engines(Visit visit, long bundleSize, int machines) {
        Map<String, Examination> all = new LinkedHashMap<>();
        all.put("container engine", () -> new EngineExamination(visit.engines()).symptoms());
        all.put("privileges", () -> new PrivilegeExamination(visit.engines()).symptoms());
        all.put(
                "engine's disk",
                () -> new EngineDiskExamination(visit.engines(), bundleSize, machines, ShowDisk::of).symptoms());
        return all;
    }

    Map<String, Examination> vagrant() {
        Map<String, Examination> all = new LinkedHashMap<>();
        all.put("Vagrant", new VagrantExamination(computer.programs()));
        all.put("virtualization", new VirtualizationExamination(computer.files()));
        return all;
    }

    Examination memory(ShowNeeds needs) {
        return () -> new MemoryExamination(needs, Laptop.here().memory(), computer.files()).symptoms();
    }

    /** @param needs absent if they are not known */
    Map<String, Examination> surroundings(Optional<ShowNeeds> needs) {
        Set<Integer> pages = needs.map(ShowNeeds::ports).orElse(Set.of());
        ShowNetworks show = needs.map(ShowNeeds::networks).orElse(ShowNetworks.NONE);
        Map<String, Examination> all = new LinkedHashMap<>();
        all.put("ports", new PortExamination(new ListeningPorts(computer.files()), pages, containers));
        all.put(
                "networks",
                () -> new NetworkExamination(show, LaptopNetwork.all(), LaptopRoute.all(computer.files())).symptoms());
        all.put("firewall", new FirewallExamination(computer.programs(), computer.files(), containers));
        return all;
    }
}
