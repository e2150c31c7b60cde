package dev.roadcase.bundler.up;

import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.Spare;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/** Whether a spare machine can take the place that it is meant for. */
record SpareCheck(ShowFolder show, Spare spare) {

    /** @throws Problem exit 3 if it cannot */
    void run() {
        show.requireMachines("no machine can be replaced");
        ShowMachine machine = show.machine(spare.name());
        requireNode(machine);
        spare.address().ifPresent(address -> {
            requireOwnAddresses();
            requireInside(address);
            requireFree(machine, address);
        });
    }

    /** The controller holds what the cluster knows. */
    private void requireNode(ShowMachine machine) {
        if (machine.role() == Role.CONTROLLER) {
            throw Problem.badInput(machine.name() + " is the controller, which holds what the cluster knows")
                    .advise("bring that back on a new machine: bundle restore " + show.path());
        }
    }

    /** Machines that are made here get the addresses that the show has for them. */
    private void requireOwnAddresses() {
        ProviderRecord.in(show.path())
                .map(ProviderRecord::kind)
                .filter(kind -> kind == ProviderKind.CONTAINERS || kind == ProviderKind.VAGRANT)
                .ifPresent(kind -> {
                    throw Problem.badInput("machines of " + kind + " keep their addresses")
                            .advise("leave the address out: bundle replace " + spare.name());
                });
    }

    private void requireInside(Ipv4Address address) {
        Cidr network = show.network().orElseThrow();
        if (!address.isMachineOf(network)) {
            throw Problem.badInput(address + " is no machine's address in the network of the show, " + network);
        }
    }

    private void requireFree(ShowMachine machine, Ipv4Address address) {
        show.machines().stream()
                .filter(other -> other.address().equals(address) && !other.equals(machine))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.badInput(address + " is the address of " + other.name());
                });
    }
}
