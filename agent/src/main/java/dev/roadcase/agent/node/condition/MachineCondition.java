package dev.roadcase.agent.node.condition;

import dev.roadcase.agent.node.registration.ProvisionRecord;
import dev.roadcase.agent.node.unit.UnitState;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a machine is.
 *
 * @param registration what it was when it was last provisioned; empty if it never was
 * @param record what it should have; empty if nobody recorded that
 * @param files of the bundle, by their paths
 * @param missing names of images that the runtime should hold and does not; empty if it does not say
 * @param trouble why the runtime does not say; empty if it does
 * @param units of ours
 * @param registryAnswers whether the registry takes connections; empty if there is none
 */
public record MachineCondition(
        Optional<Registration> registration,
        Optional<ProvisionRecord> record,
        SortedMap<String, FileState> files,
        Optional<Set<String>> missing,
        String trouble,
        List<UnitState> units,
        Optional<Boolean> registryAnswers) {
    public MachineCondition {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        units = List.copyOf(units);
    }

    /** What has to come right before it is ready, a line each. */
    public List<String> lacking() {
        return Stream.of(phase(), absent(), spoiled(), stopped())
                .flatMap(lines -> lines)
                .toList();
    }

    /** What nobody can say, a line each. */
    public List<String> unknown() {
        Stream<String> unrecorded = registration.isPresent() && record.isEmpty()
                ? Stream.of("which files and images it should have: an older agent has provisioned it")
                : Stream.of();
        Stream<String> unheard = units.stream().anyMatch(unit -> unit.active().isEmpty())
                ? Stream.of("how its units are: systemd does not answer")
                : Stream.of();
        Stream<String> runtime = Stream.of(trouble).filter(why -> !why.isEmpty());
        return Stream.of(unrecorded, unheard, runtime).flatMap(lines -> lines).toList();
    }

    /** Whether it has all that its role needs; empty if that cannot be known. */
    public Optional<Boolean> isReady() {
        if (!lacking().isEmpty()) {
            return Optional.of(false);
        }
        return unknown().isEmpty() ? Optional.of(true) : Optional.empty();
    }

    private Stream<String> phase() {
        return registration
                .map(its -> its.phase() == Phase.READY
                        ? Stream.<String>of()
                        : Stream.of("it is " + its.phase() + ": " + its.step()))
                .orElseGet(() -> Stream.of("it was not provisioned"));
    }

    private Stream<String> absent() {
        return missing.orElse(Set.of()).stream().sorted().map(name -> "the image " + name + " is missing");
    }

    private Stream<String> spoiled() {
        return files.entrySet().stream()
                .filter(file -> file.getValue() != FileState.INSTALLED)
                .map(file -> "the file " + file.getKey() + " is " + file.getValue());
    }

    private Stream<String> stopped() {
        return units.stream()
                .filter(unit -> !unit.isActive() && !unit.active().isEmpty())
                .map(unit -> "the unit " + unit.name() + " is " + unit.active());
    }
}
