package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterView;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.show.EtcdKeeping;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.step.ShowSteps;
import java.time.Duration;

/** Whether the controller of a show can be restored. */
public record RestoreCheck(ShowFolder show, Bundle bundle, RestoreRequest request) {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** @throws Problem exit 2 or 3 if it cannot */
    public void run() {
        show.requireMachines("no controller can be restored");
        ShowSteps.requireBundle(show, bundle);
        requireProvider();
        requireKept();
        requireSnapshotsForTime();
        request.onto()
                .filter(name -> !RestoreFolder.of(show).onto().equals(request.onto()) || hasMachine(show, name))
                .ifPresent(this::requireNode);
        requireLost();
    }

    private void requireProvider() {
        ProviderKind kind = ProviderRecord.in(show.path())
                .map(ProviderRecord::kind)
                .orElseThrow(() -> Problem.badInput("nothing here has started the machines of " + show.path())
                        .advise("bundle restore is for machines that bundle up has started"));
        if (kind == ProviderKind.VAGRANT) {
            throw anew("the controller of " + show.path()
                    + " is Vagrant's, which brings nothing to a machine before it starts");
        }
    }

    private void requireKept() {
        if (EtcdKeeping.of(show) == EtcdKeeping.NOBODY) {
            throw anew("an older version of this program has configured " + show.path()
                    + ", and nobody has kept what its controller knew");
        }
        if (show.machines().size() == 1) {
            throw anew(show.path() + " has one machine, so nobody else has kept what it knew");
        }
    }

    private void requireSnapshotsForTime() {
        if (request.at().isPresent() && EtcdKeeping.of(show) == EtcdKeeping.MEMBERS) {
            throw Problem.badInput(
                            "--at: the nodes of " + show.path() + " keep the data of etcd themselves, as it is now")
                    .advise("leave --at out");
        }
    }

    private Problem anew(String why) {
        return Problem.badInput(why)
                .advise("begin anew: bundle down " + show.path() + ", and then bundle up " + show.bundle() + " "
                        + show.path());
    }

    /** Whether the show has a machine of this name. */
    static boolean hasMachine(ShowFolder show, String name) {
        return show.machines().stream().anyMatch(machine -> machine.name().equals(name));
    }

    private void requireNode(String name) {
        if (show.machine(name).role() == Role.CONTROLLER) {
            throw Problem.usage("--onto " + name + ": it is the controller itself")
                    .advise("name a node; or leave --onto out, for a new machine at the controller's address");
        }
        if (EtcdKeeping.of(show) == EtcdKeeping.MEMBERS) {
            throw Problem.badInput(
                            "--onto " + name + ": the nodes of " + show.path() + " keep the data of etcd themselves")
                    .advise("leave --onto out, and give the controller a new machine at its address");
        }
    }

    /** One that works holds more than anybody has kept. */
    private void requireLost() {
        if (answers() && !isUnderWay() && request.at().isEmpty()) {
            throw Problem.badInput("the controller of " + show.path() + " answers, so it is not lost")
                    .advise("bundle status says how the show is; --at TIME takes the cluster back to what it was then");
        }
    }

    /** Whether an earlier run has come as far as a new controller that answers. */
    boolean isUnderWay() {
        return RestoreFolder.of(show).isGiven() && request.at().isEmpty() && answers();
    }

    private boolean answers() {
        return new ClusterView(new ShowAccess(show).apiServer(SOON)).answers();
    }
}
