package dev.roadcase.bundler.demand;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.kubernetes.AddOns;
import dev.roadcase.bundler.kubernetes.Programs;
import dev.roadcase.bundler.kubernetes.PublishedSum;
import dev.roadcase.bundler.kubernetes.Untested;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.MachineKind;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.image.MachineImage;
import dev.roadcase.bundler.spec.image.PulledImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a demo's cluster needs beside the demo: programs, the pause image, the name server, what its
 * machines start from. What the demo lists
 * itself is not added a second time: its own kubelet, its own pause image.
 *
 * @param programs absent where there is no cluster
 */
record ClusterNeeds(List<FileSpec> files, List<ImageSpec> images, Optional<Programs> programs) {
    static final ClusterNeeds NONE = new ClusterNeeds(List.of(), List.of(), Optional.empty());

    static ClusterNeeds of(Demo demo, Selection selection, Platform platform, Events events) {
        ClusterSpec cluster = demo.cluster().orElseThrow();
        try {
            Programs programs = Programs.of(cluster, platform);
            Untested.of(cluster).warning().ifPresent(text -> events.emit(new Event.Noted(text)));
            Set<MachineKind> machines = selection.machinesOf(cluster);
            return new ClusterNeeds(
                    files(demo, cluster, programs, machines), images(demo, cluster, machines), Optional.of(programs));
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("cluster of " + demo.name() + ": " + e.getMessage())
                    .advise("change it in demo.yaml, or carry the application alone: --no-cluster");
        }
    }

    /** Where upstream says the sum of a file, if it is one of the cluster's programs. */
    Optional<PublishedSum> sumOf(FileSpec file) {
        return file.source() instanceof UrlOrigin source
                ? programs.flatMap(known -> known.sumOf(source.url()))
                : Optional.empty();
    }

    private static List<FileSpec> files(Demo demo, ClusterSpec cluster, Programs programs, Set<MachineKind> machines) {
        Stream<FileSpec> box =
                machines.contains(MachineKind.VAGRANT) ? Stream.of(Box.of(cluster.os())) : Stream.empty();
        List<String> own = demo.files().stream().map(FileSpec::path).toList();
        return Stream.concat(programs.files().stream(), box)
                .filter(file -> !own.contains(file.path()))
                .toList();
    }

    private static List<ImageSpec> images(Demo demo, ClusterSpec cluster, Set<MachineKind> machines) {
        List<Reference> own =
                demo.images().stream().flatMap(image -> image.name().stream()).toList();
        AddOns addOns = AddOns.of(cluster);
        Stream<ImageSpec> pause = addOns.pause(own).isPresent()
                ? Stream.empty()
                : Stream.of(new PulledImage(addOns.usualPause(), Set.of(Role.CONTROLLER, Role.NODE)));
        Stream<ImageSpec> coredns = cluster.dns().map(addOns::coredns).stream()
                .filter(image -> !own.contains(image))
                .map(image -> new PulledImage(image, Set.of(Role.NODE)));
        Stream<ImageSpec> machine = machines.contains(MachineKind.CONTAINERS) && !own.contains(MachineImage.NAME)
                ? Stream.of(MachineImage.spec())
                : Stream.empty();
        return Stream.of(pause, coredns, machine).flatMap(images -> images).toList();
    }
}
