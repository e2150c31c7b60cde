package dev.roadcase.bundler.guest;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.step.DeleteKey;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.spec.step.PutKey;
import dev.roadcase.bundler.spec.step.StepAction;
import dev.roadcase.bundler.spec.step.SwitchMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a demo wants of machines, and does not have in somebody else's cluster. */
record MachineNeeds(Demo demo) {
    private static final int MOST_NAMED = 5;

    /** A line for each thing. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        files().ifPresent(lines::add);
        demo.cluster()
                .map(ClusterSpec::etcd)
                .filter(etcd -> etcd.v2())
                .ifPresent(etcd -> lines.add("the v2 API of etcd is not there"));
        steps(SwitchMachine.class).ifPresent(names -> lines.add("machines are not switched: steps " + names));
        Stream.of(steps(PutKey.class), steps(DeleteKey.class))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(names -> lines.add("keys of etcd are not changed: steps " + names));
        return lines;
    }

    private Optional<String> files() {
        List<String> paths = demo.files().stream()
                .filter(file -> file.roles().contains(Role.NODE) || file.roles().contains(Role.CONTROLLER))
                .map(FileSpec::path)
                .toList();
        String more = paths.size() > MOST_NAMED ? " and " + (paths.size() - MOST_NAMED) + " more" : "";
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of("files are not put on machines: "
                        + paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more);
    }

    private Optional<String> steps(Class<? extends StepAction> action) {
        String names = demo.steps().stream()
                .filter(step -> Stream.concat(step.actions().stream(), step.undo().stream())
                        .anyMatch(action::isInstance))
                .map(DemoStep::name)
                .collect(Collectors.joining(", "));
        return Optional.of(names).filter(its -> !its.isEmpty());
    }
}
