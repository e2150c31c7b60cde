package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.changeover.Changeover;
import dev.roadcase.bundler.changeover.KnownObjects;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.ssh.SshUser;
import dev.roadcase.bundler.status.ShowStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings a show up, and does only what is missing: an earlier run may have ended anywhere.
 *
 * @param folder of the show
 * @param kind where machines come from, if the folder does not say it yet
 * @param privileges words of docker create that make a container a machine
 * @param user answers what only a person knows, where machines are reached by SSH
 * @param opener of the bundle that the show leaves, where this is another one
 * @param agreement hears of that before anything is changed, and may refuse it
 * @param configure writes the folder for machines of a kind, and for the site that is given, if it is not the user's
 */
public record ShowUp(
        Bundle bundle,
        Path folder,
        ProviderKind kind,
        List<String> privileges,
        SshUser user,
        Function<Path, Bundle> opener,
        Consumer<ChangeNews> agreement,
        BiConsumer<ProviderKind, Optional<Path>> configure,
        Events events) {
    /** How long machines may take, on the slowest of computers. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Whether this bundle carries what machines start from that are containers. */
    public static boolean carriesContainers(Bundle bundle) {
        return MachineImageLoad.isCarriedBy(bundle);
    }

    /**
     * Ends when the demo can be shown, or when that takes too long; the machines go on then.
     *
     * @throws Problem exit 3 if the folder is that of another show; exit 5 if the demo does not come right; exit 6 if this
     *     computer cannot run the machines
     */
    public ShowStatus run() {
        ShowFolder show = written();
        if (show.machines().isEmpty()) {
            throw Problem.badInput(folder + " is the folder of a show without machines");
        }
        requireOwnMachines(show);
        if (record().kind() == ProviderKind.CONTAINERS) {
            new MachineImageLoad(bundle, events).run();
        }
        Provider provider = provider(show);
        Optional<Changeover> changeover = Changeover.in(folder);
        if (changeover.isEmpty()) {
            new KnownObjects(folder).keep(new DemoObjects(show, bundle).all());
        }
        provider.start();
        Following following = new Following(show, events);
        new Renewal(show, bundle, provider, following, changeover, events).run();
        ShowStatus status = following.untilShowable(LONGEST);
        changeover.ifPresent(its -> {
            new KnownObjects(folder).keep(new DemoObjects(show, bundle).all());
            its.finish();
        });
        return status;
    }

    /** A site of machines that run already never has others started in their place. */
    private void requireOwnMachines(ShowFolder show) {
        boolean bySsh = record().kind() == ProviderKind.SSH;
        show.machines().stream()
                .filter(machine -> machine.ssh().isPresent() != bySsh)
                .findFirst()
                .ifPresent(machine -> {
                    throw bySsh ? unreachable(machine.name()) : runsAlready(machine.name());
                });
    }

    private static Problem runsAlready(String machine) {
        return Problem.badInput(machine + " runs already, as its ssh: in the site says: it cannot be started here")
                .advise("use machines that run already: --on ssh, in another folder; or leave ssh: out of the site");
    }

    private static Problem unreachable(String machine) {
        return Problem.badInput("the site does not say how " + machine + " is reached by SSH")
                .advise(
                        "give each machine in site.yaml a line such as ssh: core@192.168.56.31, and take another folder");
    }

    private ProviderRecord record() {
        return ProviderRecord.in(folder).orElseThrow();
    }

    private Provider provider(ShowFolder show) {
        return new ChosenProvider(show, privileges, user, events).required();
    }

    /** The folder, written if that was not done, or not to its end. */
    private ShowFolder written() {
        boolean ownFolder = !Files.exists(folder);
        refuseSources();
        if (isConfigured()) {
            ShowFolder show = ShowFolder.at(folder);
            goOver(show);
            follow(ShowFolder.at(folder));
        } else {
            configure.accept(kind, Optional.empty());
        }
        if (ProviderRecord.in(folder).isEmpty()) {
            new ProviderRecord(kind, ownFolder).write(folder);
        }
        return ShowFolder.at(folder);
    }

    /** The bundle was moved since then, or the folder came from another laptop. */
    private void follow(ShowFolder show) {
        if (!Files.exists(show.bundle())) {
            show.movedTo(Path.of(bundle.file()).toAbsolutePath());
        }
    }

    /** Bundles often lie beside the folder of their demo, which has its name. */
    private void refuseSources() {
        if (Files.exists(folder.resolve(DemoFolder.FILE))) {
            throw Problem.badInput(folder + " is the folder of a demo, and cannot be that of a show too")
                    .advise("name another folder: bundle up " + bundle.file() + " " + folder + "-show");
        }
    }

    /** The configuration of kubectl is written last. */
    private boolean isConfigured() {
        return Files.exists(folder.resolve(OutputFolder.KUBECONFIG))
                || Changeover.in(folder).isPresent();
    }

    private void goOver(ShowFolder show) {
        if (!ShowChange.isMeant(show, bundle)) {
            return;
        }
        Provider provider = ProviderRecord.in(folder)
                .map(record -> provider(show))
                .filter(its -> its.canRenew() || isOtherDemo(show))
                .orElseThrow(() -> Problem.badInput(folder + " is the show of another bundle, "
                                + show.demo().name() + " " + show.demo().version() + " from " + show.bundle())
                        .advise("take it down first (bundle down " + folder + "), or name another folder"));
        new ShowChange(
                        bundle,
                        show,
                        provider,
                        opener,
                        agreement,
                        site -> configure.accept(record().kind(), Optional.of(site)),
                        events)
                .run();
    }

    /** Its machines begin with nothing, which all kinds of them can. */
    private boolean isOtherDemo(ShowFolder show) {
        return Changeover.in(folder)
                .map(Changeover::begins)
                .orElseGet(() -> !show.demo()
                        .name()
                        .equals(new BundledDemo(bundle).demo().name()));
    }
}
