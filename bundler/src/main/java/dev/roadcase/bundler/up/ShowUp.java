package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.status.ShowStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Brings a show up, and does only what is missing: an earlier run may have ended anywhere.
 *
 * @param folder of the show
 * @param kind where machines come from, if the folder does not say it yet
 * @param privileges words of docker create that make a container a machine
 * @param configure writes the folder for machines of a kind
 */
public record ShowUp(
        Bundle bundle,
        Path folder,
        ProviderKind kind,
        List<String> privileges,
        BiFunction<Bundle, ProviderKind, Path> configure,
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
        Provider provider = new ChosenProvider(show, privileges, events).required();
        provider.start();
        return new Following(new ShowInquiry(show), events).untilShowable(LONGEST);
    }

    /** A site of machines that run already never has others started in their place. */
    private static void requireOwnMachines(ShowFolder show) {
        show.machines().stream()
                .filter(machine -> machine.ssh().isPresent())
                .findFirst()
                .ifPresent(machine -> {
                    throw Problem.badInput(machine.name()
                                    + " runs already, as its ssh: in the site says: it cannot be started here")
                            .advise(
                                    "give the machines their user-data, as cloud-config/machines.md says, or leave ssh: out of the site");
                });
    }

    private ProviderRecord record() {
        return ProviderRecord.in(folder).orElseThrow();
    }

    /** The folder, written if that was not done, or not to its end. */
    private ShowFolder written() {
        boolean ownFolder = !Files.exists(folder);
        refuseSources();
        if (isConfigured()) {
            ShowFolder show = ShowFolder.at(folder);
            requireSame(show);
            follow(show);
        } else {
            configure.apply(bundle, kind);
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
        return Files.exists(folder.resolve(OutputFolder.KUBECONFIG));
    }

    private void requireSame(ShowFolder show) {
        if (!show.index().equals(bundle.indexDigest())) {
            throw Problem.badInput(folder + " is the show of another bundle, "
                            + show.demo().name() + " " + show.demo().version() + " from " + show.bundle())
                    .advise("take it down first (bundle down " + folder + "), or name another folder");
        }
    }
}
