package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.ssh.RemoteWords;
import dev.roadcase.bundler.ssh.SshAddress;
import dev.roadcase.bundler.ssh.SshLogins;
import dev.roadcase.bundler.ssh.SshUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The machines of a show that run already. They get what is missing, and lose all of it again. */
public final class SshMachines implements Provider {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> CUT_POWER = List.of("systemctl", "poweroff", "--force", "--force");

    private final ShowFolder show;
    private final Path folder;
    private final SettledMachines settled;
    private final SshLogins logins;
    private final Events events;
    private final Set<String> outdated = new HashSet<>();

    /** @param user answers what only a person knows */
    public SshMachines(ShowFolder show, SshUser user, Events events) {
        this.show = show;
        this.folder = show.path().resolve("ssh");
        this.settled = new SettledMachines(folder.resolve("settled"));
        this.logins = SshLogins.ofUser(pinned(), user);
        this.events = events;
    }

    /** The hosts that are believed for this show. */
    private Path pinned() {
        return folder.resolve("known_hosts");
    }

    private Company company(List<ShowMachine> machines) {
        List<ShowNode> nodes =
                machines.stream().map(machine -> ShowNode.of(show, machine)).toList();
        return Company.of(nodes, logins);
    }

    @Override
    public void start() {
        events.emit(new Event.Began("looking at " + show.machines().size() + " machines"));
        try (Company company = company(show.machines())) {
            outdated.addAll(new SshStart(show, settled, events).run(company));
        }
    }

    @Override
    public boolean canRenew() {
        return true;
    }

    /** As it was found at the start. One that could not be reached then is for another start. */
    @Override
    public boolean isCurrent(String machine) {
        return !outdated.contains(machine);
    }

    /** Its pods end, and images, their data and what was pushed stay. */
    @Override
    public void renew(String machine) {
        on(machine, reached -> {
            rest(reached);
            SshStart.settle(reached);
        });
        outdated.remove(machine);
    }

    private void on(String machine, Consumer<ReachedMachine> work) {
        try (Company company = company(List.of(show.machine(machine)))) {
            company.problems().values().stream().findFirst().ifPresent(problem -> {
                throw problem;
            });
            company.all().run(work);
        }
    }

    /** The hosts that are believed stay so. */
    @Override
    public void empty() {
        eachSettled(this::leave, settled::remove);
    }

    /**
     * What is missing on the machines, each with the machine's name, for who has little time and asks nobody. What only a
     * person could answer is a problem of usage, and so is a machine that is late.
     *
     * @param patience with a login
     * @param most for all of it
     */
    public static List<Problem> lacks(ShowFolder show, Duration patience, Duration most) {
        SshMachines machines = new SshMachines(show, SshUser.NOBODY, Events.NONE);
        return new RemoteLook(show, machines.logins.within(patience), most).problems();
    }

    @Override
    public void stop() {
        eachSettled(SshMachines::rest, done -> {});
    }

    private static void rest(ReachedMachine machine) {
        List<String> words = new ArrayList<>(List.of(machine.node().env("RUNTIME")));
        words.addAll(machine.node().units());
        machine.says(RemoteScript.REST, words, out -> {}, LONGEST);
    }

    /** A machine that is rid of everything needs not be reached again. */
    @Override
    public void delete() {
        empty();
        forget(pinned());
        forget(settled.file());
        forget(folder);
    }

    /** One that is dead has nothing that could be taken away. */
    @Override
    public void delete(String machine) {
        try (Company company = company(List.of(show.machine(machine)))) {
            company.all().run(this::leave);
        }
        settled.remove(machine);
    }

    private void leave(ReachedMachine machine) {
        byte[] paths = machine.node().paths().getBytes(StandardCharsets.UTF_8);
        RemoteWords said = machine.says(RemoteScript.LEAVE, List.of(), out -> out.write(paths), LONGEST);
        said.warnings().forEach(fact -> events.emit(new Event.Warned(machine.name() + ": " + fact)));
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.machine("cannot delete " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * Those that cannot be reached keep no other from it, and are named at the end.
     *
     * @param done hears of those for which all went well
     */
    private void eachSettled(Consumer<ReachedMachine> work, Consumer<String> done) {
        List<ShowMachine> machines = show.machines().stream()
                .filter(machine -> settled.names().contains(machine.name()))
                .toList();
        try (Company company = company(machines)) {
            List<Problem> problems = new ArrayList<>(company.problems().values());
            company.all().tryAll(machine -> named(machine, work)).values().forEach(tried -> {
                tried.result().ifPresent(done);
                tried.problem().ifPresent(problems::add);
            });
            requireNone(problems);
        }
    }

    private static String named(ReachedMachine machine, Consumer<ReachedMachine> work) {
        work.accept(machine);
        return machine.name();
    }

    private static void requireNone(List<Problem> problems) {
        if (!problems.isEmpty()) {
            String again = "once that is so, run the same command again: it does the rest";
            Problem all = Problem.together(problems);
            throw all.advise(all.advice().map(advice -> advice + "\n" + again).orElse(again));
        }
    }

    /** Nobody can switch a machine on over its network. */
    @Override
    public boolean canTurn(Power power) {
        return power == Power.OFF;
    }

    @Override
    public void turn(String machine, Power power) {
        if (!canTurn(power)) {
            throw Problem.machine(machine + " cannot be switched on from here: only its own switch does that");
        }
        on(machine, SshMachines::cutPower);
    }

    private static void cutPower(ReachedMachine machine) {
        try {
            RemoteWords said = machine.run(CUT_POWER);
            if (!said.succeeded() && !said.wasEnded()) {
                throw Problem.upstream(said.reason());
            }
        } catch (IOException gone) {
            // A machine whose power is cut says nothing any more.
        }
    }

    /** With the logins of the show, which may know passwords that ssh would ask for. */
    @Override
    public String says(String machine, List<String> words) {
        List<String> said = new ArrayList<>();
        on(machine, reached -> said.add(says(reached, words)));
        return said.get(0);
    }

    private static String says(ReachedMachine machine, List<String> words) {
        try {
            RemoteWords said = machine.run(words, LONGEST);
            if (!said.succeeded()) {
                throw Problem.upstream(said.reason());
            }
            return said.output();
        } catch (IOException e) {
            throw RootShell.lost(e);
        }
    }

    @Override
    public List<String> turnCommand(String machine, Power power) {
        return shell(machine, CUT_POWER, true);
    }

    @Override
    public List<String> shell(String machine, List<String> words, boolean terminal) {
        SshAddress address = SshAddress.parse(show.machine(machine).ssh().orElseThrow());
        return new LoginCommand(address, logins.route(address), pinned()).of(words, terminal);
    }
}
