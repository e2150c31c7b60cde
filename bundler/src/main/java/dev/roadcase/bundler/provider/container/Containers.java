package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.image.MachineImage;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.time.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machines of a show as containers of Docker on this computer. */
public final class Containers implements Provider {
    private static final String GRACE_SECONDS = "15";

    private final ShowFolder show;
    private final Engine engine;
    private final ContainerNames names;
    private final List<String> privileges;
    private final Events events;

    /** @param privileges words of docker create that make a container a machine */
    public Containers(ShowFolder show, Engine engine, List<String> privileges, Events events) {
        this.show = show;
        this.engine = engine;
        this.names = ContainerNames.of(show.demo().name(), show.path());
        this.privileges = List.copyOf(privileges);
        this.events = events;
    }

    @Override
    public void start() {
        new MachineNetwork(engine, names, show).make();
        deleteHalfMade();
        List<String> there = all();
        events.emit(new Event.Began("starting " + show.machines().size() + " machines"));
        new SideBySide<>(show.machines(), ShowMachine::name)
                .run(machine -> start(machine, there.contains(names.machine(machine.name()))));
        new Gates(engine, names, show, events).open(there);
    }

    /** One that never ran may lack its files: an earlier run was killed. */
    private void deleteHalfMade() {
        each(named("status=created"), this::deleteContainer);
    }

    /** One that is off, and would come with another bundle or other files, is made anew. */
    private void start(ShowMachine machine, boolean there) {
        String name = names.machine(machine.name());
        boolean useful = there && (isOn(name) || isCurrent(machine.name()));
        if (there && !useful) {
            deleteContainer(name);
        }
        if (!useful) {
            made(machine).make(engine);
        }
        engine.says("start", name);
    }

    private NewMachine made(ShowMachine machine) {
        return new NewMachine(show, machine, names, privileges);
    }

    private boolean isOn(String name) {
        return named("status=running").contains(name);
    }

    @Override
    public boolean canRenew() {
        return true;
    }

    @Override
    public boolean isCurrent(String machine) {
        return named("label=" + made(show.machine(machine)).content()).contains(names.machine(machine));
    }

    /** What is in volumes stays. */
    @Override
    public void renew(String machine) {
        String name = names.machine(machine);
        engine.says("stop", "--time", GRACE_SECONDS, name);
        engine.says("rm", "--volumes", name);
        start(show.machine(machine), false);
    }

    @Override
    public void empty() {
        deleteContainers();
        Set<String> images = show.machines().stream()
                .map(machine -> names.volume(machine.name(), MachineVolume.CONTAINERD))
                .collect(Collectors.toSet());
        deleteVolumes(volume -> !images.contains(volume));
    }

    private void deleteContainers() {
        each(all(), this::deleteContainer);
        new MachineNetwork(engine, names, show).remove();
    }

    private void deleteContainer(String name) {
        engine.says("rm", "--force", "--volumes", name);
    }

    /** Those of the show whose names are so. */
    private void deleteVolumes(Predicate<String> named) {
        engine.says("volume", "ls", "--filter", "label=" + names.label(), "--format", "{{.Name}}")
                .lines()
                .filter(named)
                .forEach(volume -> engine.says("volume", "rm", volume));
    }

    @Override
    public void stop() {
        each(all(), name -> engine.says("stop", "--time", GRACE_SECONDS, name));
    }

    @Override
    public void delete(String machine) {
        each(named("name=^" + names.machine(machine) + "$"), this::deleteContainer);
        Set<String> own = Stream.of(MachineVolume.values())
                .map(folder -> names.volume(machine, folder))
                .collect(Collectors.toSet());
        deleteVolumes(own::contains);
    }

    @Override
    public void delete() {
        deleteContainers();
        deleteVolumes(volume -> true);
        // Docker keeps it where another show has machines of it.
        engine.does("image", "rm", MachineImage.NAME.toString());
    }

    @Override
    public void turn(String machine, Power power) {
        engine.says(turnWords(machine, power));
    }

    @Override
    public List<String> turnCommand(String machine, Power power) {
        return command(turnWords(machine, power));
    }

    private List<String> turnWords(String machine, Power power) {
        String name = names.machine(machine);
        return power == Power.OFF ? List.of("kill", "--signal", "KILL", name) : List.of("start", name);
    }

    @Override
    public List<String> shell(String machine, List<String> words, boolean terminal) {
        List<String> command = command(List.of("exec", "--interactive"));
        if (terminal) {
            command.add("--tty");
        }
        command.add(names.machine(machine));
        command.addAll(words.isEmpty() ? List.of("/bin/bash", "-l") : words);
        return command;
    }

    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(Engine.PROGRAM));
        command.addAll(words);
        return command;
    }

    private List<String> all() {
        return named("label=" + names.label());
    }

    /** Names of this show's containers that pass this filter of docker ps too. */
    private List<String> named(String filter) {
        String show = "label=" + names.label();
        return engine.says("ps", "--all", "--filter", show, "--filter", filter, "--format", "{{.Names}}")
                .lines()
                .toList();
    }

    private static void each(List<String> all, Consumer<String> work) {
        new SideBySide<>(all, Function.identity()).run(work);
    }
}
