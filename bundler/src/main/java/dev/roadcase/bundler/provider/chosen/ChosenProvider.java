package dev.roadcase.bundler.provider.chosen;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.VagrantMachines;
import dev.roadcase.bundler.provider.container.Containers;
import dev.roadcase.bundler.provider.container.Engine;
import dev.roadcase.bundler.provider.ssh.SshMachines;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.ssh.SshUser;
import java.util.List;
import java.util.Optional;

/**
 * The provider of a show's machines, as its folder says it.
 *
 * @param privileges words of docker create that make a container a machine
 * @param user answers what only a person knows, where machines are reached by SSH
 */
public record ChosenProvider(ShowFolder show, List<String> privileges, SshUser user, Events events) {
    /** What makes a container a machine on an ordinary computer. */
    public static final List<String> USUAL_PRIVILEGES = List.of("--privileged");

    public ChosenProvider {
        privileges = List.copyOf(privileges);
    }

    /** What the user has set for this, or else what is usual. */
    public static List<String> privileges(List<String> set) {
        return set.isEmpty() ? USUAL_PRIVILEGES : set;
    }

    /** For machines that are there already. */
    public static ChosenProvider of(ShowFolder show) {
        return of(show, SshUser.NOBODY);
    }

    /** The same, where somebody can be asked. */
    public static ChosenProvider of(ShowFolder show, SshUser user) {
        return new ChosenProvider(show, USUAL_PRIVILEGES, user, Events.NONE);
    }

    /** The provider; absent where somebody else has started the machines, or nobody yet. */
    public Optional<Provider> provider() {
        return ProviderRecord.in(show.path())
                .filter(record -> record.kind() != ProviderKind.CLUSTER)
                .map(record -> provider(record.kind()));
    }

    /** The same, which has to be there. */
    public Provider required() {
        show.requireMachines("there is no machine to reach");
        return provider()
                .orElseThrow(() -> Problem.badInput("nothing here has started the machines of " + show.path())
                        .advise("start them: bundle up " + show.bundle() + " " + show.path()));
    }

    /** The provider of one machine: Vagrant's own commands may have started it without us. */
    public Optional<Provider> of(String machine) {
        return provider()
                .or(() -> VagrantMachines.knows(show.path(), machine)
                        ? Optional.of(new VagrantMachines(show.path()))
                        : Optional.empty());
    }

    private Provider provider(ProviderKind kind) {
        return switch (kind) {
            case CONTAINERS -> new Containers(show, new Engine(), privileges, events);
            case VAGRANT -> new VagrantMachines(show.path());
            case SSH -> new SshMachines(show, user, events);
            case CLUSTER -> throw new IllegalStateException("a guest has no machines");
        };
    }
}
