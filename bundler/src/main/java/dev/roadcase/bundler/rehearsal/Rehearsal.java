package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.rehearsal.outside.OutsideWatch;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.cluster.ClusterNetwork;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.ssh.SshUser;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.step.StepImages;
import dev.roadcase.bundler.time.Deadline;
import dev.roadcase.bundler.up.ShowDown;
import dev.roadcase.bundler.up.ShowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries out all that happens at a show: the demo comes up, its steps are done and taken back, it begins again, a machine is
 * lost, and everything is deleted.
 *
 * @param up brings the show up, in a folder that is not there yet
 * @param known the shows of this computer
 * @param images what steps build with
 * @param ended gets each act when it is over
 */
public record Rehearsal(ShowUp up, KnownShows known, Function<ShowFolder, StepImages> images, Consumer<Act> ended) {

    /**
     * Does it. Whatever happens, the machines are deleted at its end.
     *
     * @throws Problem if the words of the command line do not fit the demo, or if the user stops it
     */
    public Rehearsed run() {
        requireMachines();
        Instant began = Instant.now();
        Acts acts = new Acts(up.events(), ended);
        Secrecy secrecy = new Secrecy(up.bundle(), up.folder());
        OutsideWatch watch = OutsideWatch.of(up.folder(), pods());
        try {
            if (acts.perform("up", "From the bundle to the running demo", this::bringUp)) {
                show(acts);
            }
            secrecy.learn();
        } finally {
            watch.close();
            end(acts);
        }
        return new Rehearsed(
                up.bundle().name(),
                up.bundle().version(),
                began,
                Duration.between(began, Instant.now()),
                acts.all().stream().map(secrecy::over).toList(),
                watch.departures().stream().map(secrecy::over).toList(),
                watch.blind());
    }

    /** Networks inside of the cluster. */
    private List<Cidr> pods() {
        ClusterNetwork network =
                new BundledDemo(up.bundle()).demo().cluster().orElseThrow().network();
        return List.of(network.pods(), network.services());
    }

    private void requireMachines() {
        if (!ShowUp.carriesContainers(up.bundle())) {
            throw Problem.badInput(up.bundle().file() + " carries no machines for containers, on which it is rehearsed")
                    .advise("prepare it with --machines containers");
        }
    }

    private void bringUp(ActNotes notes) {
        ShowStatus status = up.run();
        status.machines().stream()
                .filter(machine -> !machine.isReady())
                .forEach(machine -> notes.finding(
                        machine.machine().name() + " did not become ready: " + machine.trouble(), "see bundle logs"));
        notes.fact(status.machines().size() - status.absent().size() + " of "
                + status.machines().size() + " machines are ready");
        status.pages()
                .forEach(page -> notes.fact("The page " + page.page().name() + " answers: "
                        + page.page().url()));
        status.checks()
                .forEach(check -> notes.fact("The check holds: " + check.check().http()));
    }

    private void show(Acts acts) {
        ShowFolder show = ShowFolder.at(up.folder());
        StepImages made = images.apply(show);
        new StepActs(show, up.bundle(), made, acts).perform();
        acts.perform(
                "rewind",
                "Back to the beginning, for the next audience",
                new RewindAct(show, up.bundle(), made)::perform);
        MachineLoss.victim(show).ifPresent(machine -> lose(acts, show, machine));
    }

    private void lose(Acts acts, ShowFolder show, ShowMachine machine) {
        Provider provider = ChosenProvider.of(show).required();
        acts.perform(
                "loss of " + machine.name(),
                machine.name() + " loses its power, and comes back",
                new MachineLoss(show, provider, machine)::perform);
    }

    /** Also where the user has stopped it: this thread counts as interrupted then. */
    private void end(Acts acts) {
        boolean stopped = Thread.interrupted();
        if (ProviderRecord.in(up.folder()).isPresent()) {
            acts.perform("down", "Everything is deleted", notes -> takeDown(stopped));
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeDown(boolean stopped) {
        ShowFolder show = ShowFolder.at(up.folder());
        if (stopped) {
            settle(show);
        }
        try {
            new ShowDown(show, known, SshUser.NOBODY).run();
        } catch (Problem e) {
            throw e.advise("delete what is left: bundle down " + show.path());
        }
    }

    /** What the engine was told just before the user stopped it may still come: it is deleted in a second round. */
    private static void settle(ShowFolder show) {
        ChosenProvider.of(show).required().delete();
        Deadline.pause(Duration.ofSeconds(2));
    }
}
