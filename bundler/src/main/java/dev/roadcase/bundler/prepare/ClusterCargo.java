package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.kubernetes.AddOns;
import dev.roadcase.bundler.kubernetes.Programs;
import dev.roadcase.bundler.kubernetes.PublishedSum;
import dev.roadcase.bundler.kubernetes.Untested;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.image.PulledImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a demo's cluster takes beside the demo: programs, the pause image, the box.
 *
 * @param demo with all of it
 * @param programs absent where there is no cluster
 */
record ClusterCargo(Demo demo, Optional<Programs> programs) {
    static ClusterCargo none(Demo demo) {
        return new ClusterCargo(demo, Optional.empty());
    }

    /** What the demo lists itself is not added a second time: its own kubelet, its own pause image. */
    static ClusterCargo of(Demo demo, Platform platform, Events events) {
        ClusterSpec cluster = demo.cluster().orElseThrow();
        try {
            Programs programs = Programs.of(cluster, platform);
            Untested.of(cluster).warning().ifPresent(text -> events.emit(new Event.Noted(text)));
            return new ClusterCargo(
                    demo.with(files(demo, cluster, programs), images(demo, cluster)), Optional.of(programs));
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("cluster of " + demo.name() + ": " + e.getMessage())
                    .advise("change it in demo.yaml, or carry the application alone: --no-cluster");
        }
    }

    Optional<PublishedSum> sumOf(URI url) {
        return programs.flatMap(known -> known.sumOf(url));
    }

    private static List<FileSpec> files(Demo demo, ClusterSpec cluster, Programs programs) {
        Stream<FileSpec> box = cluster.box() ? Stream.of(Box.of(cluster.os())) : Stream.empty();
        List<String> own = demo.files().stream().map(FileSpec::path).toList();
        return Stream.concat(programs.files().stream(), box)
                .filter(file -> !own.contains(file.path()))
                .toList();
    }

    private static List<ImageSpec> images(Demo demo, ClusterSpec cluster) {
        List<ImageSpec> more = new ArrayList<>();
        AddOns addOns = AddOns.of(cluster);
        if (addOns.pause(demo.images().stream().map(ImageSpec::reference).toList())
                .isEmpty()) {
            more.add(new PulledImage(addOns.usualPause(), Set.of(Role.CONTROLLER, Role.NODE)));
        }
        cluster.dns()
                .map(addOns::coredns)
                .filter(coredns -> demo.images().stream()
                        .noneMatch(image -> image.reference().equals(coredns)))
                .ifPresent(coredns -> more.add(new PulledImage(coredns, Set.of(Role.NODE))));
        return more;
    }
}
